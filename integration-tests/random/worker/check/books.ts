import type { BreakRow, PaymentRow } from "../../../../src/modules/payment_hub/store/rows";
import { PAYMENT_ID } from "../../../../src/operations/payment-id";
import { paymentsOf, type PaymentFact, type Run } from "../run/context";
import { inUnits } from "./always";
import type { Truth } from "./ledger";

/** I1: what Medusa and the hub hold of a payment is what the gateway does. */
export async function checkBooks(
  run: Run,
  payment: PaymentRow,
  truth: Truth,
  breaks: readonly BreakRow[],
): Promise<string[]> {
  const medusa = (await paymentsOf(run)).filter(({ data }) => data[PAYMENT_ID] === payment.id);
  if (medusa.length > 1)
    return [`I1: ${payment.order_number} is ${medusa.length} payments in Medusa`];
  const [booked] = medusa;
  return [
    ...differences(`the hub's ${payment.order_number}`, truth, {
      captured: BigInt(payment.captured),
      refunded: BigInt(payment.refunded),
    }),
    ...(booked
      ? checkBooked(run, payment, truth, booked)
      : checkUnbooked(payment, truth, [...breaks, ...(await mismatches(run, payment))])),
  ];
}

function checkBooked(run: Run, payment: PaymentRow, truth: Truth, booked: PaymentFact): string[] {
  const sums = {
    captured: inUnits(run.plan, booked.captured),
    refunded: inUnits(run.plan, booked.refunded),
  };
  const held = truth.authorized - truth.captured - truth.released;
  return [
    ...differences(`Medusa's ${booked.id} (${payment.order_number})`, truth, sums),
    ...(booked.canceled_at && held > 0n
      ? [`I1: ${booked.id} is canceled in Medusa, and ${held} is still held at the gateway`]
      : []),
  ];
}

/** Money that no payment of Medusa's stands for has gone back, or a person is told of it. */
function checkUnbooked(payment: PaymentRow, truth: Truth, breaks: readonly Shown[]): string[] {
  const { authorized, captured, refunded, released } = truth;
  const kept = captured - refunded + (authorized - captured - released);
  const late = breaks.find(({ kind }) => kind === "late_payment" || kind === "mismatch");
  const what = `${payment.order_number} is no payment in Medusa`;
  if (kept > 0n && late?.state !== "open") {
    return [`I1: ${what}, and the gateway keeps ${kept} of the buyer's money`];
  }
  return captured > 0n && !late ? [`I1: ${what}; it was paid and given back, unseen`] : [];
}

type Shown = Pick<BreakRow, "kind" | "state">;

/** Events that tell of another amount than was asked for are shown to a person. */
async function mismatches({ shop: { knex } }: Run, { reference }: PaymentRow): Promise<Shown[]> {
  const events = await knex("payment_hub_event")
    .where({ reference, state: "quarantined" })
    .whereLike("note", "The gateway holds %");
  return events.length > 0 ? [{ kind: "mismatch", state: "open" }] : [];
}

function differences(
  whose: string,
  truth: Pick<Truth, "captured" | "refunded">,
  books: Pick<Truth, "captured" | "refunded">,
): string[] {
  return (["captured", "refunded"] as const)
    .filter((sum) => truth[sum] !== books[sum])
    .map((sum) => `I1: ${whose} is ${sum} ${books[sum]}, at the gateway ${truth[sum]}`);
}
