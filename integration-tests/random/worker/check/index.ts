import type { BreakRow, PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import type { Run } from "../run/context";
import { checkSums, hubPayments } from "./always";
import { checkAttempts } from "./attempts";
import { checkBooks } from "./books";
import { checkHistory } from "./history";
import { truthOf } from "./ledger";
import { checkOwnership } from "./ownership";

/** Everything that must hold once the gateways answer again and the jobs have nothing left to do. */
export async function checkAll(run: Run): Promise<string[]> {
  const found = [
    ...(await checkSums(run)),
    ...(await checkHistory(run)),
    ...(await checkInbox(run)),
  ];
  for (const payment of await hubPayments(run)) {
    const truth = await truthOf(run, payment);
    const breaks = await breaksOf(run, payment);
    found.push(
      ...(await checkBooks(run, payment, truth, breaks)),
      ...(await checkAttempts(run, payment, truth, breaks)),
      ...(await checkOwnership(run, payment, truth)),
    );
  }
  return found;
}

/** I4: whatever a gateway was told to be received has a row, and just one. */
async function checkInbox({ shop: { knex }, acknowledged }: Run): Promise<string[]> {
  const found: string[] = [];
  for (const { accountId, eventId } of acknowledged) {
    const rows = await knex("payment_hub_event").where({
      account_id: accountId,
      event_id: eventId,
    });
    if (rows.length !== 1)
      found.push(`I4: event ${eventId} was received and has ${rows.length} rows`);
  }
  return found;
}

function breaksOf({ shop: { knex } }: Run, { id }: PaymentRow): Promise<BreakRow[]> {
  return knex("payment_hub_break").where({ payment_id: id });
}
