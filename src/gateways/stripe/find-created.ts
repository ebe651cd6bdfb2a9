import type Stripe from "stripe";
import type { GatewayConnection, OpenAccount, PaymentView } from "../gateway";
import { succeeded, type Outcome } from "../outcome";
import { toFailure } from "./error-map";
import { findInList, PAGE_SIZE } from "./search-list";
import { viewOf } from "./status-map";
import { PATIENCE } from "./timeouts";

/** Stripe's clock and ours differ by less. */
const SKEW_SECONDS = 300;

/** No call that creates something is still on its way after this. */
const WINDOW_SECONDS = 600;

/**
 * Looks for the PaymentIntent that carries our number, among those of the time at which it was sent.
 * Stripe's search would find it too, but only a minute later and not in every country.
 */
export async function findCreated(
  stripe: Stripe,
  account: OpenAccount,
  { orderNumber, startedAt }: Parameters<GatewayConnection["findCreated"]>[0],
): Promise<Outcome<PaymentView> | undefined> {
  const sent = Math.floor(startedAt.getTime() / 1000);
  const created = { gte: sent - SKEW_SECONDS, lte: sent + WINDOW_SECONDS };
  try {
    const found = await findInList(
      stripe.paymentIntents.list(
        { created, limit: PAGE_SIZE, expand: ["data.latest_charge"] },
        PATIENCE.read,
      ),
      ({ metadata }) => metadata.order_number === orderNumber,
    );
    return found && succeeded(viewOf(found, account));
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    return { outcome: "unknown", error, ask: { orderNumber } };
  }
}
