import { Merchant } from "../../src/demo/once/merchant";
import { enterAlipayKeys, enterStripeKeys, switchOn } from "../../src/demo/once/set-up";
import { startStore, type TestStore, type TestStoreOptions } from "./start-store";

export interface OpenShop extends TestStore {
  merchant: Merchant;
}

/** A store whose merchant has entered both gateways' sandbox keys and switched them on. */
export async function openShop(options: TestStoreOptions = {}): Promise<OpenShop> {
  const store = await startStore(options);
  const merchant = new Merchant(store);
  await enterStripeKeys(store, merchant);
  await switchOn(merchant, "stripe");
  await enterAlipayKeys(store, merchant);
  await switchOn(merchant, "alipay");
  return { ...store, merchant };
}
