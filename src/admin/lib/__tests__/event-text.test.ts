import { readFileSync, readdirSync } from "node:fs";
import path from "node:path";
import { createInstance } from "i18next";
import translations from "../../i18n";
import { sentenceName } from "../break-patterns";
import { readNote } from "../event-notes";
import { noteText } from "../event-text";

async function speak(lng: string) {
  const i18n = createInstance();
  await i18n.init({ lng, fallbackLng: "en", resources: translations });
  return i18n.getFixedT(lng, "paymentHub");
}

test.each([
  ["captured", "Payment: Captured", "付款：已收取"],
  ["needs_response", "Dispute: Answer needed", "争议：需要回应"],
  ["not actionable", "A refund no longer keeps a dispute away", "退款已无法避免争议"],
  ["kept for the record; it changes no payment", "Kept for the record; it", "仅作记录"],
  ["saved for cus_01K", "The customer’s payment method was saved", "已保存客户的支付方式"],
  ["paid late: refunded", "Paid too late: given back to the buyer", "付款迟到：已退还给买家"],
  ["paid late: held for a person", "Paid too late: waits for your decision", "等待您的决定"],
  [
    "paid, although its cart has changed since: on its way back",
    "Paid, although its cart has changed since: on its way back to the buyer",
    "已付款，但其购物车此后已变更：正在退还给买家",
  ],
  [
    "the payment belongs to another account",
    "The payment belongs to another account",
    "该付款属于另一个账户",
  ],
])("%s", async (note, english, chinese) => {
  const en = noteText(await speak("en"), note).text;
  expect(en).toContain(english);
  const zh = noteText(await speak("zhCN"), note);
  expect(zh.text).toContain(chinese);
  expect(zh.isEnglish).toBe(false);
});

it("leaves a gateway's own words as they are, and says that they are English", async () => {
  const note = "Stripe did not answer in time.";
  expect(noteText(await speak("zhCN"), note)).toEqual({ text: note, isEnglish: true });
});

it("says in the server's words what became of late money when they are new", async () => {
  const note = "paid late: thrown out of the window";
  expect(noteText(await speak("zhCN"), note)).toEqual({
    text: "Paid late: thrown out of the window",
    isEnglish: true,
  });
});

it("knows every note that the workflows word themselves", () => {
  const folder = path.join(__dirname, "../../../workflows/process-gateway-event");
  const sources = readdirSync(folder)
    .filter((name) => name.endsWith(".ts"))
    .map((name) => readFileSync(path.join(folder, name), "utf8"));
  const notes = sources.flatMap((source) =>
    [...source.matchAll(/note: "([^"]+)"/g)].map(([, note = ""]) => note),
  );
  expect(notes.length).toBeGreaterThan(10);
  expect(notes.filter((note) => !readNote(note) && !sentenceName(note))).toEqual([]);
});
