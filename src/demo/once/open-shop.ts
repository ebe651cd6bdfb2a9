import type { AlipaySimulator } from "../../simulators/alipay";
import type { StripeSimulator } from "../../simulators/stripe";
import { JsonClient } from "../json-client";
import type { AdminLogin } from "../store/prepare-database";
import type { StoreFacts } from "../store/store-facts";
import { expectStatus, type Shop } from "./context";

/** A running store, with what is needed to use it. */
export interface RunningShop extends StoreFacts {
  url: string;
  admin: AdminLogin;
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
}

/** Logs the merchant in and gives the shopper the storefront's key. */
export async function openShop(running: RunningShop): Promise<Shop> {
  const client = new JsonClient(running.url);
  const { token } = await expectStatus(
    client.post<{ token: string }>("/auth/user/emailpass", running.admin),
  );
  return {
    admin: client.with({ authorization: `Bearer ${token}` }),
    storefront: client.with({ "x-publishable-api-key": running.publishableKey }),
    regions: running.regions,
    stripe: running.stripe,
    alipay: running.alipay,
  };
}
