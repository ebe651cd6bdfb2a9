import type { MedusaContainer } from "@medusajs/framework/types";
import { resolveHub } from "../../modules/payment_hub/resolve";
import { isKeyOver, isOpen, pauseAfter } from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { EXPIRED } from "../../operations/expired";
import { describeOne } from "../describe-payment/describe-payment";

/** Half a day of trying, which outlasts most of a gateway's troubles; it is only words. */
const MOST_TRIES = 5;

/**
 * Sends again under its key what was to be written on a payment, when nobody knows whether it was.
 * @returns whether nothing is left to be done about it
 */
export async function describeAgain(
  container: MedusaContainer,
  payment: PaymentRow,
  attempt: AttemptRow,
): Promise<boolean> {
  const { journal, clock } = resolveHub(container);
  if (isOpen(attempt)) {
    const isOver = attempt.tries >= MOST_TRIES || isKeyOver(attempt, clock.now());
    if (isOver || !(await describeOne(container, payment))) {
      await journal.finish(attempt, EXPIRED, clock.now());
    }
  }
  const after = await journal.find(attempt.id);
  const isDone = !after || !isOpen(after);
  await journal.askIn(attempt.id, isDone ? undefined : pauseAfter(attempt.tries * 3));
  return isDone;
}
