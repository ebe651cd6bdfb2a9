import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { meet, type Run } from "./context";
import { collectMail, deliver } from "./deliver";
import { runJobs } from "./jobs";
import { passTime } from "./steps";

/** Far more than any schedule needs to come to its end. */
const MOST_ROUNDS = 150;

/** What a process that died holds or has left in Medusa is dealt with after this. */
const DEAD_FOR_MS = 6 * 60_000;

/**
 * The gateways answer again, what they had to say arrives, time passes, and the shop's jobs run until
 * nothing is left for them to do.
 */
export async function heal(run: Run): Promise<void> {
  run.world.stripe.faults.clear();
  run.world.alipay.faults.clear();
  await passTime(run, DEAD_FOR_MS);
  await arrive(run);
  let isQuiet = false;
  for (let round = 1; round <= MOST_ROUNDS; round++) {
    await runJobs(run);
    await arrive(run);
    const next = await nextDue(run);
    // What the jobs themselves wrote into Medusa is looked at as well.
    if (!next && isQuiet) {
      run.trace.push(`healed in ${round} rounds`);
      return;
    }
    isQuiet = !next;
    const wait = next ? next.getTime() - Date.now() + 1_000 : DEAD_FOR_MS;
    await passTime(run, Math.max(wait, 2 ** Math.min(round, 14) * 1_000));
  }
  run.violations.push(`I6: not quiet after ${MOST_ROUNDS} rounds of the jobs`);
}

/**
 * A gateway tries for days, so what is under way arrives in the end. Only what a session that is gone
 * was paid with may be lost for good: the shop looks for that by itself.
 */
async function arrive(run: Run): Promise<void> {
  await collectMail(run);
  for (const mail of [...run.inTransit]) {
    const dice = run.plan.lost.shift() ?? 1;
    if (dice < 0.3 && (await isForGonePayment(run, mail.raw.toString("latin1")))) {
      run.inTransit = run.inTransit.filter((other) => other !== mail);
      meet(run, "event lost");
      run.trace.push("an event is lost for good");
      continue;
    }
    run.trace.push(`arrives at last: ${await deliver(run, mail)}`);
  }
}

async function isForGonePayment(run: Run, content: string): Promise<boolean> {
  const gone = (await ownPayments(run).whereNotNull("superseded_at")) as { order_number: string }[];
  return gone.some(({ order_number }) => content.includes(order_number));
}

function ownPayments({ shop, world }: Run): Knex.QueryBuilder {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  return shop.knex("payment_hub_payment").whereIn("account_id", accounts);
}

/** When one of the jobs has something to do again; undefined when there is nothing. */
async function nextDue({ shop: { knex }, world }: Run): Promise<Date | undefined> {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  const dues = (await Promise.all([
    knex("payment_hub_attempt").whereIn("account_id", accounts).min("next_ask_at as at").first(),
    // What is settled is looked at for half a year.
    knex("payment_hub_payment")
      .whereIn("account_id", accounts)
      .whereNull("settled_at")
      .min("next_look_at as at")
      .first(),
    knex("payment_hub_event")
      .whereIn("account_id", accounts)
      .whereIn("state", ["received", "parked"])
      .min("next_try_at as at")
      .first(),
  ])) as ({ at: Date | null } | undefined)[];
  const times = dues.flatMap((due) => (due?.at ? [due.at.getTime()] : []));
  return times.length > 0 ? new Date(Math.min(...times)) : undefined;
}

/** A run that went wrong must not keep the next ones busy. */
export async function layToRest({ shop: { knex }, world }: Run): Promise<void> {
  const accounts = world.merchants.map(({ accountId }) => accountId);
  await knex("payment_hub_attempt").whereIn("account_id", accounts).update({ next_ask_at: null });
  await knex("payment_hub_payment")
    .whereIn("account_id", accounts)
    .update({ next_look_at: null, status: "canceled" });
  await knex("payment_hub_event").whereIn("account_id", accounts).update({ state: "ignored" });
}
