/** For lists: keeps everything when the filter was not sent. */
export function customerFilter(
  customer: string | undefined,
): (item: { customer: string | null }) => boolean {
  return (item) => customer === undefined || item.customer === customer;
}

export function intentFilter(
  intent: string | undefined,
): (item: { payment_intent: string }) => boolean {
  return (item) => intent === undefined || item.payment_intent === intent;
}

export function chargeFilter(charge: string | undefined): (item: { charge: string }) => boolean {
  return (item) => charge === undefined || item.charge === charge;
}
