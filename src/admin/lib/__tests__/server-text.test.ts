import { createInstance } from "i18next";
import { checkClock, ClockWatch } from "../../../gateways/clock-skew";
import translations from "../../i18n";
import { checkText } from "../server-text";

async function speak(lng: string) {
  const i18n = createInstance();
  await i18n.init({ lng, fallbackLng: "en", resources: translations });
  return i18n.getFixedT(lng, "paymentHub");
}

/** The server's own check of a clock that is so many minutes ahead. */
function clockAhead(minutes: number) {
  const now = new Date("2026-11-23T12:00:00Z");
  const watch = new ClockWatch();
  watch.heard(new Date(now.getTime() - minutes * 60_000), now, now);
  const [check] = checkClock("Alipay", watch);
  if (!check) throw new Error("there is no check");
  return check;
}

describe("what a check of the clock says in Chinese", () => {
  test.each([
    [0, true, /一致/, false],
    [3, true, /一分钟以上/, true],
    [10, false, /五分钟以上/, true],
  ])("when it is %i minutes ahead", async (minutes, ok, words, isOff) => {
    const check = clockAhead(minutes);
    const text = checkText(await speak("zhCN"), check);
    expect(check.ok).toBe(ok);
    expect(text.message).toMatch(words);
    expect(text.fix).toEqual(isOff ? expect.stringContaining("校准") : undefined);
    // By how much it is off only the server says.
    expect(text.original).toEqual(isOff ? expect.stringContaining(`${minutes * 60} s`) : undefined);
  });
});

it("warns in English beside a check that is still passed", async () => {
  const { message, fix, original } = checkText(await speak("en"), clockAhead(3));
  expect(message).toContain("180 s ahead of Alipay's");
  expect(fix).toContain("NTP");
  expect(original).toBeUndefined();
});
