import type PaymentHubModuleService from "../../modules/payment_hub/service";
import {
  isKeyOver,
  isOpen,
  KEY_LIFE_SECONDS,
} from "../../modules/payment_hub/store/attempt-schedule";
import type { AttemptRow } from "../../modules/payment_hub/store/rows";
import { EXPIRED } from "../../operations/expired";

/**
 * Closes what was to be done to a customer, and was never answered, once its key is over: whoever tries
 * again after that makes a new attempt. Before, a second try settles it by itself.
 * @returns whether nothing is left to be done about it
 */
export async function expireForCustomer(
  { journal, clock }: PaymentHubModuleService,
  attempt: AttemptRow,
): Promise<boolean> {
  const now = clock.now();
  if (isOpen(attempt) && !isKeyOver(attempt, now)) {
    const age = (now.getTime() - attempt.started_at.getTime()) / 1000;
    await journal.askIn(attempt.id, KEY_LIFE_SECONDS - age);
    return false;
  }
  if (isOpen(attempt)) await journal.finishForCustomer(attempt, EXPIRED, now);
  await journal.askIn(attempt.id, undefined);
  return true;
}
