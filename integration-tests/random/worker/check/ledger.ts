import type { PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import type { Run } from "../run/context";

/** What truly happened to a payment, in the gateway's units. */
export interface Truth {
  /** At the gateway, whose it is; undefined when nothing ever came to be. */
  merchantId?: string;
  authorized: bigint;
  captured: bigint;
  refunded: bigint;
  /** Authorized and let go without being captured. */
  released: bigint;
  /** How often the payment itself came to be. */
  created: number;
  /** Money that moved back, by our number of it. */
  refunds: Map<string, bigint[]>;
  /** Money that was taken, by our number of it, where the gateway gives captures one. */
  captures: Map<string, bigint[]> | undefined;
}

export async function truthOf(run: Run, payment: PaymentRow): Promise<Truth> {
  return payment.gateway === "stripe" ? atStripe(run, payment) : atAlipay(run, payment);
}

async function atStripe({ world }: Run, { order_number }: PaymentRow): Promise<Truth> {
  const { payments } = world.stripe.ledger();
  const own = payments.filter(({ metadata }) => metadata.order_number === order_number);
  const sum = (of: (one: (typeof own)[number]) => number): bigint =>
    own.reduce((all, one) => all + BigInt(of(one)), 0n);
  const refunded = sum((one) => one.refunded);
  const ids = own.map(({ payment_intent }) => payment_intent);
  return {
    ...(own[0] && { merchantId: own[0].account }),
    authorized: sum(({ authorized }) => authorized),
    captured: sum(({ captured }) => captured),
    refunded,
    released: sum(({ released }) => released),
    created: own.length,
    refunds: refunded > 0n ? await stripeRefunds(world, ids) : new Map<string, bigint[]>(),
    captures: undefined,
  };
}

/** The ledger knows no metadata; the events do, and reading them meets no fault. */
async function stripeRefunds(
  { stripe }: Run["world"],
  intents: readonly string[],
): Promise<Map<string, bigint[]>> {
  const response = await fetch(`${stripe.url}/__sim/events`);
  const { events } = (await response.json()) as {
    events: { type: string; data: { object: StripeRefund } }[];
  };
  const refunds = new Map<string, bigint[]>();
  for (const { type, data } of events) {
    const { payment_intent, amount, metadata } = data.object;
    if (type !== "refund.created" || !intents.includes(payment_intent)) continue;
    // A released rest makes a refund object too; nobody has asked for it by a number.
    if (metadata.reference) note(refunds, metadata.reference, BigInt(amount));
  }
  return refunds;
}

interface StripeRefund {
  payment_intent: string;
  amount: number;
  metadata: { reference?: string };
}

function atAlipay({ world }: Run, { order_number, capture_method }: PaymentRow): Truth {
  const { trades, movements, authorizations } = world.alipay.ledger();
  const isOwn = (number: string): boolean =>
    number === order_number || number.startsWith(`${order_number}_`);
  const own = trades.filter(({ out_trade_no }) => isOwn(out_trade_no));
  const frozen = authorizations.filter(({ out_order_no }) => out_order_no === order_number);
  const refunds = new Map<string, bigint[]>();
  const captures = new Map<string, bigint[]>();
  for (const { kind, amount, out_trade_no, out_request_no } of movements) {
    if (!isOwn(out_trade_no)) continue;
    if (kind === "refund") note(refunds, refundNumber(out_request_no ?? ""), BigInt(amount));
    if (kind === "payment") note(captures, out_trade_no, BigInt(amount));
  }
  const paid = total([...captures.values()].flat());
  return {
    ...((own[0] ?? frozen[0]) && { merchantId: (own[0] ?? frozen[0])?.app_id ?? "" }),
    authorized: capture_method === "manual" ? total(frozen.map((one) => BigInt(one.frozen))) : paid,
    captured: paid,
    refunded: total([...refunds.values()].flat()),
    released: total(frozen.map(({ unfrozen }) => BigInt(unfrozen))),
    created: capture_method === "manual" ? frozen.length : own.length,
    refunds,
    captures: capture_method === "manual" ? captures : undefined,
  };
}

/** A refund from several captures has a number for each part: `…_refund_1`, `…_refund_1_2`. */
function refundNumber(requestNumber: string): string {
  return requestNumber.split("_").slice(0, 3).join("_");
}

function note(sums: Map<string, bigint[]>, number: string, amount: bigint): void {
  sums.set(number, [...(sums.get(number) ?? []), amount]);
}

export function total(amounts: readonly bigint[]): bigint {
  return amounts.reduce((sum, amount) => sum + amount, 0n);
}
