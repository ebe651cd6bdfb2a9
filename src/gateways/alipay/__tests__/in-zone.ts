import { createAlipayGateway } from "..";
import { fromBeijing, toBeijing } from "../beijing-time";
import { GOOD } from "./pasted-keys";

/**
 * Run by a process of its own, since a zone is a process's: prints what a payment begun at each of the
 * moments in `argv` says of time.
 */
async function main(): Promise<void> {
  const told = [];
  for (const moment of process.argv.slice(2)) {
    const now = new Date(moment);
    const alipay = createAlipayGateway({ clock: { now: () => now } }).connect({
      id: "a",
      environment: "live",
      merchantId: "",
      fields: GOOD,
      options: {},
      endpoint: "https://openapi.alipay.com",
    });
    const created = await alipay.createPayment({
      orderNumber: "MPH1",
      metadata: {},
      amount: createAlipayGateway().amounts.convert("5.00" as never, "cny" as never),
      captureMethod: "automatic",
      description: "Tea",
      input: {},
      notifyUrl: "https://shop.example/hooks",
      idempotencyKey: "k",
    });
    if (created.outcome !== "requires_action") throw new Error(created.outcome);
    const { payableUntil, sessionData } = created.value;
    const parameters = new URL(String(sessionData.pay_url)).searchParams;
    const content = JSON.parse(parameters.get("biz_content") ?? "") as { time_expire: string };
    told.push({
      timestamp: parameters.get("timestamp"),
      time_expire: content.time_expire,
      expires_at: sessionData.expires_at,
      payable_until: payableUntil?.toISOString(),
      round_trip: fromBeijing(toBeijing(now))?.toISOString(),
    });
  }
  const offset = new Date("2026-07-01T00:00:00Z").getTimezoneOffset();
  process.stdout.write(JSON.stringify({ offset, told }));
}

void main();
