import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { wordAmount } from "../word-amount";

/** A working day to capture in. */
const WARN_BEFORE_MS = 36 * 60 * 60_000;
const BATCH = 200;

/** Shows authorizations that lapse soon: what is not captured by then is lost to the merchant. */
export async function showLapsing(container: MedusaContainer): Promise<void> {
  const hub = resolveHub(container);
  const now = hub.clock.now();
  const until = new Date(now.getTime() + WARN_BEFORE_MS);
  for (const payment of await hub.payments.listLapsing(until, BATCH)) {
    const ends = payment.authorization_ends_at?.toISOString() ?? "";
    await hub.breaks.open({
      kind: "authorization_lapsing",
      subject: payment.id,
      payment,
      message: `The authorization of ${wordAmount(payment, payment.capturable ?? payment.amount)} on ${payment.order_number} at ${findGateway(payment.gateway).name} lapses at ${ends}.`,
      nextStep: "Capture the order's payment before then, or cancel the order.",
    });
  }
  await hub.breaks.resolveLapsed();
}
