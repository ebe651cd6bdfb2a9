import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys, MathBN, Modules } from "@medusajs/framework/utils";
import { completeCartWorkflow } from "@medusajs/medusa/core-flows";
import type { PaymentView } from "../../gateways/gateway";
import { findGateway } from "../../gateways/registry";
import { currencyCode, decimalString } from "../../lib/money";
import { resolveHub } from "../../modules/payment_hub/resolve";
import type { OrderRefusals } from "../../modules/payment_hub/store/payments";
import type { PaymentRow } from "../../modules/payment_hub/store/rows";
import { refusesForGood } from "../late-payment/refuses-for-good";
import {
  readCart,
  readSession,
  type MedusaPayment,
  type MedusaSession,
} from "../medusa-books/medusa-payment";
import { isPaidByAnother, PAID_BY_ANOTHER } from "../medusa-books/paid-by-another";
import { messageOf } from "../message-of";
import { reopenSession } from "./follow-session";
import { removeHalfMadeOrder } from "./remove-half-made-order";

/** As long as the core's own payment workflow waits for a cart. */
export const CART_LOCK_SECONDS = 30;

/**
 * So often, and for so long, Medusa is asked for an order that it refuses for a reason that does not
 * pass by itself: a warehouse that counts anew, or a shopper who mends the cart, costs nobody the order.
 */
const MOST_REFUSALS = 3;
const REFUSED_FOR_MS = 2 * 60_000;

/** What was paid for is there; `orderId` is absent where there was no cart. */
export interface Placed {
  orderId?: string;
  /** Read after the order was placed. */
  medusa: MedusaPayment;
}

/**
 * The cart is completed, which authorizes its session last: while there is no payment of it, Medusa
 * has none to refund by itself whenever something fails on the way, were it only for a moment. Part
 * of it may have been done before: by the storefront, or by a process that died half-way.
 * @returns `refusal` says why there will be no order; `surplus`, that it has been paid for by another
 * payment, so that this one pays for nothing
 * @throws what may pass
 */
export async function placeOrder(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  view: PaymentView,
): Promise<Placed | { refusal: string } | { surplus: string }> {
  const { cartId, cartTotal, customerId, ...found } = await readCart(container, session);
  let { orderId } = found;
  const hadOrder = orderId !== undefined;
  if (!orderId) {
    // What has no cart is paid for once Medusa has a payment of it, whatever is refunded later.
    const isWanted = !cartId && session.payment;
    if (!isWanted && (await isRefunded(container, payment, session, view))) {
      return { refusal: "money of it had gone back before there was an order" };
    }
    if (cartId) {
      await removeHalfMadeOrder(container, payment, { cartId, customerId });
      const completed = await complete(container, payment, session, { cartId, cartTotal });
      if ("refusal" in completed) return completed;
      ({ orderId } = completed);
    }
  }
  const medusa = await authorizeOnce(container, session, cartId);
  if (!medusa) return { surplus: PAID_BY_ANOTHER };
  if (hadOrder && orderId && !session.payment) {
    await tieToOrder(container, session, { orderId, cartId });
  }
  return { medusa, ...(orderId && { orderId }) };
}

/**
 * A process that dies among the links of a new order leaves one that shows no payment, or a cart that
 * would be ordered once more. A link that is there stays as it is.
 */
async function tieToOrder(
  container: MedusaContainer,
  { payment_collection_id }: MedusaSession,
  { orderId: order_id, cartId: cart_id }: { orderId: string; cartId: string | undefined },
): Promise<void> {
  const order = { [Modules.ORDER]: { order_id } };
  await container
    .resolve(ContainerRegistrationKeys.LINK)
    .create([
      { ...order, [Modules.PAYMENT]: { payment_collection_id } },
      ...(cart_id ? [{ ...order, [Modules.CART]: { cart_id } }] : []),
    ]);
}

async function complete(
  container: MedusaContainer,
  payment: PaymentRow,
  session: MedusaSession,
  { cartId, cartTotal }: { cartId: string; cartTotal: number | undefined },
): Promise<{ orderId: string } | { refusal: string }> {
  if (isForGood(container, payment)) return { refusal: "its order could not be placed" };
  if (cartTotal !== undefined && !isSameTotal(payment, cartTotal, session)) {
    return refused(container, payment, "its cart has changed since");
  }
  await reopenSession(container, session);
  try {
    const { result } = await completeCartWorkflow(container).run({ input: { id: cartId } });
    return { orderId: result.id };
  } catch (error) {
    if (!refusesForGood(error)) throw error;
    const why = messageOf(error).replace(/\.$/, "");
    return refused(container, payment, `its order could not be placed: ${why}`);
  }
}

/** @throws until Medusa has refused often and long enough to be believed */
async function refused(
  container: MedusaContainer,
  payment: PaymentRow,
  why: string,
): Promise<{ refusal: string }> {
  const refusals = await resolveHub(container).payments.countOrderRefusal(payment.id);
  if (!isForGood(container, refusals)) throw new Error(why);
  return { refusal: why };
}

function isForGood(
  container: MedusaContainer,
  { order_refusals, order_refused_at }: OrderRefusals,
): boolean {
  if (order_refusals < MOST_REFUSALS || !order_refused_at) return false;
  return resolveHub(container).clock.now().getTime() - order_refused_at.getTime() >= REFUSED_FOR_MS;
}

/**
 * An order whose session was not authorized yet, and what is paid without a cart. One at a time for
 * what is paid for, so that of two that are paid at once Medusa takes one.
 * @returns Medusa's payment as it is read afterwards; undefined when another one has paid for all
 */
async function authorizeOnce(
  container: MedusaContainer,
  session: MedusaSession,
  cartId: string | undefined,
): Promise<MedusaPayment | undefined> {
  const paid = async (): Promise<MedusaPayment | null | undefined> => {
    const fresh = await readSession(container, session.id);
    if (!fresh) throw new Error("the payment session went away meanwhile");
    return fresh.payment;
  };
  const authorize = async (): Promise<boolean> => {
    if (await paid()) return true;
    if (await isPaidByAnother(container, session)) return false;
    await container.resolve(Modules.PAYMENT).authorizePaymentSession(session.id, {});
    return true;
  };
  const before = await paid();
  if (before) return before;
  const isWanted = await container
    .resolve(Modules.LOCKING)
    .execute([cartId ?? session.payment_collection_id], authorize, { timeout: CART_LOCK_SECONDS });
  if (!isWanted) return undefined;
  const after = await paid();
  if (!after) throw new Error("the payment was accepted, but Medusa does not show it yet");
  return after;
}

/** Totals with tax in them are not round: what the gateway cannot charge is no difference. */
function isSameTotal(
  { gateway, currency }: PaymentRow,
  cartTotal: number,
  { amount }: MedusaSession,
): boolean {
  const difference = decimalString(MathBN.abs(MathBN.sub(cartTotal, amount)).toFixed());
  return findGateway(gateway).amounts.convert(difference, currencyCode(currency)).minor === 0n;
}

/** Also what Medusa itself gave back when the cart could not be completed. */
async function isRefunded(
  container: MedusaContainer,
  payment: PaymentRow,
  { payment: medusa }: MedusaSession,
  { refunded }: PaymentView,
): Promise<boolean> {
  if (refunded && refunded.minor > 0n) return true;
  if (medusa && medusa.refunds.length > 0) return true;
  return (await resolveHub(container).refunds.sumOf(payment.id)) > 0n;
}
