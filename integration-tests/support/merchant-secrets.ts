import type { OpenShop } from "./open-shop";

/**
 * Whatever of the merchant's keys must never be seen. Of long keys pieces, because line breaks and
 * escapes would hide the whole.
 */
export async function secretsOf({ stripe, alipay }: OpenShop): Promise<string[]> {
  const answer = await fetch(`${stripe.url}/__sim/webhook_endpoints`);
  const { webhook_endpoints } = (await answer.json()) as {
    webhook_endpoints: { secrets: string[] }[];
  };
  return [
    stripe.account.secret_key,
    ...webhook_endpoints.flatMap(({ secrets }) => secrets),
    ...alipay.office.apps().flatMap(({ private_key }) => piecesOf(private_key)),
  ];
}

function piecesOf(key: string): string[] {
  const length = 40;
  // The beginning says only what kind of key it is, and is the same for all.
  return [60, 300, 600].map((start) => key.slice(start, start + length));
}
