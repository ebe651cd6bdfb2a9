import { succeeded } from "../../../gateways/outcome";
import { stripeGateway } from "../../../gateways/stripe";
import { deleteAccountHolder } from "../account-holders";
import type { HolderRow, ProviderContainer } from "../container";

const CUSTOMER = "cus_medusa_1";
const holder = (id: string, provider_id: string): HolderRow => ({
  ...{ id, provider_id },
  external_id: CUSTOMER,
});
const IDEAL = holder("acchld_ideal", "pp_stripe-ideal_stripe");
const CARDS = holder("acchld_cards", "pp_stripe_stripe");
const OTHERS = holder("acchld_other", "pp_paypal_paypal");

/** Which customers are removed at Stripe when a holder goes and Medusa has these rows. */
async function removedWith(gone: HolderRow, rows: HolderRow[]): Promise<string[]> {
  const removed: string[] = [];
  const customers = {
    remove: (reference: string) => Promise.resolve(succeeded(void removed.push(reference))),
  };
  const account = { id: "acc_1" };
  const container = {
    accountHolderService: {
      list: ({ external_id }: { external_id: string }) =>
        Promise.resolve(rows.filter((row) => row.external_id === external_id)),
    },
    payment_hub: {
      clock: { now: () => new Date() },
      customers: {
        listOf: () => Promise.resolve([{ account_id: account.id, reference: "cus_1" }]),
        forget: () => Promise.resolve(),
      },
      accounts: { find: () => Promise.resolve(account), isReadable: () => true },
      connect: () => ({ connection: { customers } }),
      journal: {
        beginForCustomer: () => Promise.resolve({ idempotency_key: "key" }),
        finishForCustomer: () => Promise.resolve(),
      },
    },
  } as unknown as ProviderContainer;
  const account_holder = { id: gone.id, data: { customer_id: CUSTOMER } };
  await deleteAccountHolder(container, stripeGateway, { context: { account_holder } });
  return removed;
}

describe("a customer at Stripe", () => {
  it("stays, with all cards, when another holder of theirs is left", async () => {
    expect(await removedWith(IDEAL, [CARDS])).toEqual([]);
    expect(await removedWith(CARDS, [IDEAL])).toEqual([]);
  });

  it("goes with the last holder, whose row may still be there", async () => {
    expect(await removedWith(CARDS, [])).toEqual(["cus_1"]);
    expect(await removedWith(CARDS, [CARDS])).toEqual(["cus_1"]);
  });

  it("does not stay for another plugin's holder", async () => {
    expect(await removedWith(CARDS, [OTHERS])).toEqual(["cus_1"]);
  });
});
