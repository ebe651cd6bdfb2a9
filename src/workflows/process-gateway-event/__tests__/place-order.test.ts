import type { MedusaContainer } from "@medusajs/framework/types";
import type { PaymentView } from "../../../gateways/gateway";
import { currencyCode, Money } from "../../../lib/money";
import type { PaymentRow } from "../../../modules/payment_hub/store/rows";
import type { MedusaPayment, MedusaSession } from "../../medusa-books/medusa-payment";
import { placeOrder } from "../place-order";

const usd = (minor: bigint) => Money.of(minor, currencyCode("usd"));
const PAYMENT = { id: "phpay_1", session_id: "payses_1" } as PaymentRow;
/** Ten of a hundred dollars went back. */
const VIEW: Partial<PaymentView> = {
  status: "captured",
  captured: usd(10000n),
  refunded: usd(1000n),
};

/** What becomes of a payment collection that has neither a cart nor an order. */
function placedFor(payment: MedusaPayment | undefined): ReturnType<typeof placeOrder> {
  const session = { id: "payses_1", payment_collection_id: "pay_col_1", payment } as MedusaSession;
  const medusa = {
    graph: ({ entity }: { entity: string }) =>
      Promise.resolve({ data: entity === "payment_session" ? [session] : [] }),
    refunds: { sumOf: () => Promise.resolve(1000n) },
  };
  const container = { resolve: () => medusa } as unknown as MedusaContainer;
  return placeOrder(container, PAYMENT, session, VIEW as PaymentView);
}

test("what has no cart is paid for once Medusa has a payment of it, whatever is refunded later", async () => {
  const medusa = { id: "pay_1", refunds: [] } as unknown as MedusaPayment;
  expect(await placedFor(medusa)).toEqual({ medusa });
});

test("money that had gone back before Medusa had a payment of it pays for nothing", async () => {
  expect(await placedFor(undefined)).toEqual({ refusal: expect.stringMatching(/had gone back/) });
});
