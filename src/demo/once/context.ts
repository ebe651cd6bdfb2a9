import type { AlipaySimulator } from "../../simulators/alipay";
import type { StripeSimulator } from "../../simulators/stripe";
import type { JsonClient } from "../json-client";
import type { RegionFact } from "../store/store-facts";

/** What the scenario works with: public interfaces only. */
export interface Shop {
  admin: JsonClient;
  storefront: JsonClient;
  regions: RegionFact[];
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
}

/** @throws Error with the answer, when it is not the status that was expected */
export async function expectStatus<T>(
  reply: Promise<{ status: number; body: T }>,
  status = 200,
): Promise<T> {
  const { status: got, body } = await reply;
  if (got !== status) throw new Error(`expected ${status}, got ${got}: ${JSON.stringify(body)}`);
  return body;
}

/** @throws Error when the two differ */
export function expectEqual(what: string, actual: unknown, expected: unknown): void {
  const [left, right] = [JSON.stringify(actual), JSON.stringify(expected)];
  if (left !== right) throw new Error(`${what}: expected ${right}, got ${left}`);
}

export function regionOf(shop: Shop, currency: string): RegionFact {
  const region = shop.regions.find(({ currency_code }) => currency_code === currency);
  if (!region) throw new Error(`the store has no ${currency} region`);
  return region;
}

/** What takes a second or two, on a machine that does much else beside. */
const WAIT_MS = 45_000;
/** A store that is asked more often is kept from its work. */
const POLL_MS = 100;

/** Asks again until there is an answer. @throws Error when there is none in time */
export async function eventually<T>(
  what: string,
  ask: () => Promise<T | undefined | false>,
  waitMs = WAIT_MS,
): Promise<T> {
  const deadline = Date.now() + waitMs;
  for (;;) {
    const answer = await ask();
    if (answer) return answer;
    if (Date.now() > deadline) throw new Error(`${what} did not happen within ${waitMs / 1000} s`);
    await new Promise((resolve) => setTimeout(resolve, POLL_MS));
  }
}
