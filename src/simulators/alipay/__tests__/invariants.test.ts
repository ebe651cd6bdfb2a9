import fc from "fast-check";
import type { AlipaySdk } from "alipay-sdk";
import { startAlipaySimulator, type AlipaySimulator } from "..";
import { paidByQr, sdkFor, v3 } from "./helpers";

let sim: AlipaySimulator;
let sdk: AlipaySdk;

beforeAll(async () => {
  sim = await startAlipaySimulator({ refundIntervalMs: 0 });
  sdk = sdkFor(sim);
});
afterAll(() => sim.close());

const step = fc.oneof(
  fc.record({
    path: fc.constant("refund"),
    refund_amount: fc.constantFrom("0.01", "20.00", "44.44", "88.88"),
    out_request_no: fc.constantFrom("a", "b", "c"),
    slow: fc.boolean(),
  }),
  fc.record({ path: fc.constantFrom("cancel", "close") }),
);

it("never refunds more than was paid, and movements always add up to the trade", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 8 }), async (steps) => {
      const out_trade_no = await paidByQr(sim, sdk);
      for (const { path, ...rest } of steps) {
        const { slow, ...body } = { slow: false, ...rest };
        if (slow) sim.office.slowRefunds({ out_trade_no, complete_after_ms: 1 });
        await v3(sdk, path, { out_trade_no, ...body }).catch(() => undefined);
        sim.clock.advance(2);
        const { trades, movements } = sim.ledger();
        const trade = trades.find((one) => one.out_trade_no === out_trade_no);
        const refunds = movements.filter(
          (one) => one.out_trade_no === out_trade_no && one.kind === "refund",
        );
        const moved = refunds.reduce((sum, { amount }) => sum + amount, 0);
        expect(trade?.refunded).toBe(moved);
        expect(moved).toBeLessThanOrEqual(trade?.paid ?? 0);
        expect(trade?.state === "TRADE_CLOSED").toBe(moved === 8888);
        expect(new Set(refunds.map((one) => one.out_request_no)).size).toBe(refunds.length);
      }
    }),
    { numRuns: 15 },
  );
});
