import { alipayGateway } from "../../../gateways/alipay";
import { stripeGateway } from "../../../gateways/stripe";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { EventRow } from "../../../modules/payment_hub/store/rows";
import { largestSum } from "../largest-sum";

const told = (out_trade_no: string, refund_fee?: string): EventRow["payload"] => ({
  out_trade_no,
  ...(refund_fee && { refund_fee }),
});
const LATER = [told("MPH1"), told("MPH1", "4.00"), told("MPH1_capture_2", "9.00"), null];

async function largestAmong(payload: EventRow["payload"], stored: EventRow["payload"][]) {
  const archive = { payloadsOf: () => Promise.resolve(stored) };
  const hub = { archive } as unknown as PaymentHubModuleService;
  const sum = await largestSum(hub, alipayGateway, { payload } as EventRow);
  return sum && `${sum.trade}: ${sum.total.toString()}`;
}

test("of an event that comes late, it is the sum that a later one told of the same trade", async () => {
  const first = told("MPH1", "2.50");
  expect(await largestAmong(first, [first, ...LATER])).toBe("MPH1: 400 cny");
});

test("of the latest event, it is its own sum", async () => {
  const last = told("MPH1", "5.00");
  expect(await largestAmong(last, [...LATER, last])).toBe("MPH1: 500 cny");
});

test("there is none in an event that tells of no sum, nor where refunds are listed", async () => {
  expect(await largestAmong(told("MPH1"), LATER)).toBeUndefined();
  const hub = { archive: { payloadsOf: () => Promise.reject(new Error("asked")) } };
  const event = { payload: told("MPH1", "2.50") } as EventRow;
  expect(await largestSum(hub as never, stripeGateway, event)).toBeUndefined();
});
