import type { Gateway } from "../../gateways/gateway";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { EventRow } from "../../modules/payment_hub/store/rows";
import type { ToldSum } from "./compare-sums";

/**
 * The most that this event or one before it told was refunded of a trade. Sums only grow and events
 * come in any order: of the first of two refunds one may hear last.
 */
export async function largestSum(
  { archive }: Pick<PaymentHubModuleService, "archive">,
  { refundedIn }: Pick<Gateway, "refundedIn">,
  event: EventRow,
): Promise<ToldSum | undefined> {
  const told = refundedIn?.(event.payload ?? {});
  if (!refundedIn || !told) return undefined;
  const sums = (await archive.payloadsOf(event)).map((payload) => refundedIn(payload ?? {}));
  return sums.reduce<ToldSum>(
    (most, sum) => (sum?.trade === most.trade && sum.total.minor > most.total.minor ? sum : most),
    told,
  );
}
