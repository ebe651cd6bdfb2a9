import type { MedusaContainer } from "@medusajs/framework/types";
import { Modules } from "@medusajs/framework/utils";
import { gateways, providerIds } from "../../gateways/registry";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { HUB_REFUND } from "../../operations/refund-reference";
import type { Kind } from "../medusa-books/book-in-order";
import { removeIfTooMuch } from "../medusa-books/phantoms";

/** Long enough for whoever wrote a row to be done with it. */
const SETTLED_MS = 5 * 60_000;

/** After a start, what a server that was down for a weekend may have left. */
const LOOK_BACK_MS = 3 * 24 * 60 * 60_000;

const OUR_PROVIDERS = new Set(gateways.flatMap(providerIds));

/** Rows are looked at more than once, since what the gateway shows of them may come late. */
const OVERLAP_MS = 60 * 60_000;

/** They say of money that it moved, but nobody waits for them: now and then is often enough. */
const PAUSE_MS = 30_000;

let lastRun = 0;

/** Until when rows have been looked at by this process. */
let lookedUntil = 0;

interface MoneyRow {
  id: string;
  created_at: string | Date;
  metadata?: Record<string, unknown> | null;
  payment?: { id: string; provider_id: string; payment_session?: { id: string } | null };
}

/**
 * Takes captures and refunds out of Medusa whose process died after Medusa wrote them and before the
 * journal did: nobody else would ever look at them, and they say of money that it moved.
 */
export async function removePhantoms(container: MedusaContainer): Promise<void> {
  const now = resolveHub(container).clock.now().getTime();
  if (now - lastRun < PAUSE_MS) return;
  const from = new Date(Math.max(lookedUntil - OVERLAP_MS, now - LOOK_BACK_MS));
  const until = new Date(now - SETTLED_MS);
  if (until <= from) return;
  const payments = container.resolve(Modules.PAYMENT);
  const filter = { created_at: { $gt: from.toISOString(), $lte: until.toISOString() } };
  const relations = { relations: ["payment", "payment.payment_session"] };
  const captures = await payments.listCaptures(filter as never, relations);
  await removeAmong(container, "capture", captures as MoneyRow[]);
  const refunds = await payments.listRefunds(filter as never, relations);
  await removeAmong(container, "refund", refunds as MoneyRow[]);
  lookedUntil = until.getTime();
  lastRun = now;
}

async function removeAmong(
  container: MedusaContainer,
  kind: Kind,
  rows: readonly MoneyRow[],
): Promise<void> {
  const ours = rows.filter(({ payment }) => OUR_PROVIDERS.has(payment?.provider_id ?? ""));
  const { journal, refunds } = resolveHub(container);
  const ids = ours.map(({ id }) => id);
  // Those that the hub wrote itself, of refunds begun at the gateway, have no attempt.
  const known = new Set([
    ...(await journal.knownMedusaIds(ids)),
    ...(await refunds.knownMedusaIds(ids)),
  ]);
  for (const row of ours) {
    if (!known.has(row.id) && !row.metadata?.[HUB_REFUND])
      await removeIfPhantom(container, kind, row);
  }
}

async function removeIfPhantom(
  container: MedusaContainer,
  kind: Kind,
  row: MoneyRow,
): Promise<void> {
  const hub = resolveHub(container);
  const session = row.payment?.payment_session?.id;
  const payment = session ? await hub.payments.bySession(session) : undefined;
  if (!payment || (await hub.payments.isBusy(payment.id))) return;
  const work = (): Promise<boolean> =>
    removeIfTooMuch(container, kind, payment, { id: row.id, paymentId: row.payment?.id ?? "" });
  await container.resolve(Modules.LOCKING).execute([`payment_hub:${payment.id}`], work);
}
