import type Stripe from "stripe";
import { payableUntil } from "../payable-until";

const ENDS = Date.parse("2026-11-26T05:59:59Z");
const DAYS = 24 * 60 * 60_000;

function intentWith(
  next_action: object | null,
  status: Stripe.PaymentIntent.Status = "requires_action",
): Stripe.PaymentIntent {
  return { status, next_action } as Stripe.PaymentIntent;
}

describe("a payment that waits for its buyer at Stripe", () => {
  it.each([
    { oxxo_display_details: { expires_after: ENDS / 1000 } },
    { boleto_display_details: { expires_at: ENDS / 1000 } },
    { konbini_display_details: { expires_at: ENDS / 1000 } },
    { multibanco_display_details: { expires_at: ENDS / 1000 } },
    { pix_display_qr_code: { expires_at: ENDS / 1000 } },
  ])("can be paid until its voucher ends, and is told of some days later: %j", (next_action) => {
    expect(payableUntil(intentWith(next_action))).toEqual(new Date(ENDS + 4 * DAYS));
  });

  it("has no end where Stripe names none", () => {
    expect(payableUntil(intentWith({ display_bank_transfer_instructions: {} }))).toBeNull();
    expect(payableUntil(intentWith({ redirect_to_url: {} }))).toBeNull();
  });

  it("is no voucher any more once it is paid another way", () => {
    const next_action = { oxxo_display_details: { expires_after: ENDS / 1000 } };
    expect(payableUntil(intentWith(next_action, "processing"))).toBeNull();
    expect(payableUntil(intentWith(null, "requires_payment_method"))).toBeNull();
  });
});
