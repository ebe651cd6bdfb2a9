import type { Pool } from "pg";

const HOUR = 60 * 60_000;
const SAFE =
  "The shop goes on asking; repeating the same operation is safe, it is never made twice.";

/** As the workflows word them; a unit test of the dashboard's texts holds it to those. */
const BREAKS = [
  {
    kind: "authorization_lapsing",
    gateway: "stripe",
    environment: "live",
    says: "The authorization of 129.00 USD on BROWSER1 at Stripe lapses at 2026-11-25T16:30:00.000Z.",
    next: "Capture the order's payment before then, or cancel the order.",
  },
  {
    kind: "authorization_lapsing",
    gateway: "alipay",
    environment: "sandbox",
    says: "The authorization of 88.00 CNY on BROWSER2 at Alipay lapses at 2026-11-24T09:00:00.000Z.",
    next: "Capture the order's payment before then, or cancel the order.",
  },
  {
    kind: "refund_failed",
    gateway: "stripe",
    environment: "live",
    says: "The refund of 45.90 EUR on BROWSER3 failed: The buyer's bank declined the refund. Return the money to the buyer another way.",
    next: "The buyer has not got this money. Refund it again, or return it another way.",
  },
  {
    kind: "outcome_unknown",
    gateway: "alipay",
    environment: "sandbox",
    says: "Nobody knows yet whether the refund of 12.50 CNY on BROWSER4 went through: Alipay did not answer in time. Whether it was done is being checked.",
    next: `Look at BROWSER4 in Alipay. ${SAFE}`,
  },
  {
    kind: "books_differ",
    gateway: "stripe",
    environment: "live",
    says: "The capture of 1200 JPY on BROWSER5 was settled at Stripe, but Medusa could not be brought in line: Payment with id: pay_01 was not found",
    next: "Compare the order's payments with the gateway's. The shop goes on trying.",
  },
  {
    kind: "late_payment",
    gateway: "stripe",
    environment: "live",
    says: "20.00 USD on BROWSER6 was paid, although its payment session is gone.",
    next: "Give it back, or enter the order by hand.",
  },
  {
    kind: "outcome_unknown",
    gateway: "stripe",
    environment: "live",
    says: "Nobody knows yet whether the capture of 60.00 USD on BROWSER7 went through: Stripe did not answer in time.",
    next: `Look at pi_3QBrowser7 in Stripe. ${SAFE}`,
  },
] as const;

/** One of each kind and more than a page of them, newest first, each with a payment of its own. */
export async function insertBreaks(db: Pool): Promise<void> {
  for (const [index, { kind, gateway, environment, says, next }] of BREAKS.entries()) {
    const id = `BROWSER${index + 1}`;
    await db.query(
      `insert into payment_hub_payment
         (id, gateway, environment, account_id, order_number, currency, amount, capture_method, status)
       values ($1, $2, $3, 'none', $1, 'usd', 0, 'manual', 'authorized')`,
      [id, gateway, environment],
    );
    await db.query(
      `insert into payment_hub_break
         (id, kind, subject, gateway, environment, payment_id, message, next_step, opened_at)
       values ($1, $2, $1, $3, $4, $1, $5, $6, $7)`,
      [id, kind, gateway, environment, says, next, new Date(Date.now() - index * HOUR)],
    );
  }
}
