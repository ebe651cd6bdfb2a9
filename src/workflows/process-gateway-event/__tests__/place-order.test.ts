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

/** Why there will be no order for a payment collection that has neither a cart nor an order. */
function refusalFor(payment: MedusaPayment | undefined): Promise<string | undefined> {
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
  expect(await refusalFor({ id: "pay_1", refunds: [] } as unknown as MedusaPayment)).toBe(
    undefined,
  );
});

test("money that had gone back before Medusa had a payment of it pays for nothing", async () => {
  expect(await refusalFor(undefined)).toMatch(/had gone back/);
});
