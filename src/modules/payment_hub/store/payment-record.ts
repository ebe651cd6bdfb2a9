import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { PaymentStatus, PaymentView } from "../../../gateways/gateway";

/**
 * A payment never goes back to a lower rank, whatever a late answer says. Until it is authorized it
 * may go to and fro: a declined card is followed by another.
 */
const RANK: Record<PaymentStatus, number> = {
  waiting: 0,
  failed: 0,
  requires_action: 0,
  processing: 0,
  authorized: 1,
  canceled: 2,
  captured: 3,
};

export const RANK_OF_ROW = `case status ${Object.entries(RANK)
  .map(([status, rank]) => `when '${status}' then ${rank}`)
  .join(" ")} end`;

/** A payment takes a state of the same rank or a higher one. */
export function rankOf(status: PaymentStatus): number {
  return RANK[status];
}

/** What a look at the gateway changes in a payment's row. */
export function viewPatch(knex: Knex, view: PaymentView) {
  return {
    reference: view.reference,
    status: knex.raw(`case when ${RANK_OF_ROW} <= ? then ? else status end`, [
      RANK[view.status],
      view.status,
    ]),
    captured: knex.raw("greatest(captured, ?)", [String(view.captured?.minor ?? 0n)]),
    refunded: knex.raw("greatest(refunded, ?)", [String(view.refunded?.minor ?? 0n)]),
    ...(view.failedTry && { failed_try: view.failedTry }),
    ...(view.capturable && { capturable: String(view.capturable.minor) }),
    ...(view.payableUntil !== undefined && { payable_until: view.payableUntil }),
    ...(view.authorizationEndsAt && { authorization_ends_at: view.authorizationEndsAt }),
    updated_at: new Date(),
  };
}
