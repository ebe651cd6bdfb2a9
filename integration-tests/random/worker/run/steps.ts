import {
  createPaymentSessionsWorkflow,
  deletePaymentSessionsWorkflow,
} from "@medusajs/medusa/core-flows";
import { findGateway } from "../../../../src/gateways/registry";
import { takeMedusaPayment } from "../../../../src/operations/medusa-payment-lease";
import type { StepKind } from "../plan";
import { useMerchant } from "../world";
import { fromThousandths, partOf, toThousandths } from "./amounts";
import { outwaitBreaker } from "./breaker";
import { letBuyerAct } from "./buyer";
import {
  meet,
  paymentsOf,
  sessionsOf,
  type Handover,
  type PaymentFact,
  type Perform,
  type Run,
} from "./context";
import { deliverSome } from "./deliver";
import { runJobs } from "./jobs";

const NOTHING = "nothing to do";

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;

/** How much time may pass at once: a lease, a claim, an Alipay number, a key's life, an authorization. */
const PASSES = [5_000, 30_000, 4 * MINUTE, 20 * MINUTE, 2 * HOUR, 25 * HOUR, 8 * 24 * HOUR];

/** What each kind of step does. What it has nothing to do it on is left out, not replaced. */
export const STEPS: Readonly<Record<StepKind, Perform>> = {
  session: async (run) => {
    const { container } = run.shop;
    const { result } = await createPaymentSessionsWorkflow(container).run({
      input: {
        payment_collection_id: run.collectionId,
        provider_id: findGateway(run.plan.gateway).providerId,
        data: run.plan.gateway === "alipay" ? { channel: run.plan.channel } : {},
      },
    });
    const handover = handoverOf(run, result.data ?? {});
    if (handover) run.handovers.push(handover);
    return handover?.reference ?? "no reference";
  },

  change_total: async (run, step) => {
    const amount = nextTotal(run);
    await run.shop.payments.updatePaymentCollections(run.collectionId, { amount });
    const ids = (await sessionsOf(run)).map(({ id }) => id);
    await deletePaymentSessionsWorkflow(run.shop.container).run({ input: { ids } });
    return `${amount}; ${await STEPS.session(run, step)}`;
  },

  update_session: async (run) => {
    const [session] = await sessionsOf(run);
    if (!session) return NOTHING;
    const amount = nextTotal(run);
    await run.shop.payments.updatePaymentCollections(run.collectionId, { amount });
    const updated = await run.shop.payments.updatePaymentSession({
      id: session.id,
      data: session.data,
      currency_code: run.plan.currency,
      amount,
    });
    const handover = handoverOf(run, updated.data);
    if (handover) run.handovers.push(handover);
    return `${amount}; ${handover?.reference}`;
  },

  delete_session: async (run) => {
    const ids = (await sessionsOf(run)).map(({ id }) => id);
    if (ids.length === 0) return NOTHING;
    await deletePaymentSessionsWorkflow(run.shop.container).run({ input: { ids } });
    return ids.join(", ");
  },

  buyer: letBuyerAct,

  authorize: async (run) => {
    const [session] = await sessionsOf(run);
    if (!session) return NOTHING;
    const payment = await run.shop.payments.authorizePaymentSession(session.id, {});
    // Medusa answers null while a method takes its time; the type does not know.
    return (payment as typeof payment | null)?.id ?? "not yet";
  },

  events: deliverSome,

  capture: async (run, { dice: [which, part, places] }) => {
    const [payment] = await paymentsOf(run);
    if (!payment) return NOTHING;
    const click = (amount?: string): Promise<unknown> =>
      clickInAdmin(run, payment, () =>
        run.shop.payments.capturePayment({ payment_id: payment.id, ...(amount && { amount }) }),
      );
    if (which < 0.5) {
      await click();
      return "the whole";
    }
    const total = toThousandths(payment.amount);
    const left = total - toThousandths(payment.captured);
    const asked = which < 0.7 && left > 0n ? left : partOf(total, part * 1.1, places < 0.2);
    const amount = fromThousandths(asked);
    await click(amount);
    return amount;
  },

  refund: async (run, { dice: [which, part, places] }) => {
    const [payment] = await paymentsOf(run);
    if (!payment) return NOTHING;
    const amount = refundOf(payment, which, part, places < 0.2);
    await clickInAdmin(run, payment, () =>
      run.shop.payments.refundPayment({ payment_id: payment.id, amount }),
    );
    return amount;
  },

  cancel: async (run) => {
    const [payment] = await paymentsOf(run);
    if (!payment) return NOTHING;
    await run.shop.payments.cancelPayment(payment.id);
    return payment.id;
  },

  time: async (run, { dice: [which] }) => {
    const ms = PASSES[Math.floor(which * PASSES.length)] ?? MINUTE;
    await passTime(run, ms);
    return `${ms / 1000} s`;
  },

  switch_account: async (run, { dice: [which] }) => {
    const merchant = run.world.merchants[which < 0.5 ? 0 : 1];
    await useMerchant(run.shop.container, run.plan, merchant);
    return merchant.merchantId;
  },

  repair: (run) => runJobs(run),
};

/** The admin's routes let one request at a time work on a payment of Medusa's. */
const CLICK_WAIT_MS = 3_000;

async function clickInAdmin(
  { shop: { hub } }: Run,
  { id }: PaymentFact,
  work: () => Promise<unknown>,
): Promise<unknown> {
  const release = await takeMedusaPayment(hub, id, CLICK_WAIT_MS);
  if (!release) throw new Error("another operation on this payment is still running");
  try {
    return await work();
  } finally {
    await release();
  }
}

/** Time passes for everybody: store, database and gateways have one clock here. */
export async function passTime(run: Run, ms: number): Promise<void> {
  await run.shop.time.pass(ms);
  if (await outwaitBreaker(run)) meet(run, "breaker open");
}

/** What the buyer's browser holds; nothing when the session has no payment. */
export function handoverOf(
  { plan }: Pick<Run, "plan">,
  data: Record<string, unknown>,
): Handover | undefined {
  const reference = plan.gateway === "stripe" ? data.id : data.out_trade_no;
  return typeof reference === "string" ? { reference, data } : undefined;
}

/** Some of what was captured, all that is left, or (more than once in a while) too much. */
function refundOf(payment: PaymentFact, which: number, part: number, allPlaces: boolean): string {
  const captured = toThousandths(payment.captured);
  const left = captured - toThousandths(payment.refunded);
  if (which < 0.3 && left > 0n) return fromThousandths(left);
  if (which > 0.9)
    return fromThousandths(left + partOf(toThousandths(payment.amount), part, false));
  return fromThousandths(partOf(captured, part / 2, allPlaces));
}

function nextTotal(run: Run): string {
  run.totalAt = (run.totalAt + 1) % run.plan.totals.length;
  return run.plan.totals[run.totalAt] ?? "1";
}
