import type { MedusaContainer } from "@medusajs/framework/types";
import { alignSession } from "../align-session";

const PAYMENT = {
  id: "phpay_1",
  session_id: "payses_1",
  gateway: "stripe",
  currency: "usd",
  amount: "2500",
  superseded_at: null,
};

/** Which amount Medusa's update is asked for, of a payment that is of 25.00 at the gateway. */
async function updatedTo(
  session: string,
  collection: string,
  changes: Record<string, unknown> = {},
): Promise<string[]> {
  const updates: string[] = [];
  const row = {
    id: "payses_1",
    status: "pending",
    data: { hub_payment_id: PAYMENT.id },
    raw_amount: { value: session },
    currency_code: "usd",
    payment_collection: { raw_amount: { value: collection } },
    payment: null,
    ...changes,
  };
  const medusa = {
    payments: { find: () => Promise.resolve(PAYMENT) },
    graph: () => Promise.resolve({ data: [row] }),
    updatePaymentSession: ({ amount }: { amount: string }) =>
      Promise.resolve(void updates.push(amount)),
  };
  await alignSession({ resolve: () => medusa } as unknown as MedusaContainer, PAYMENT.id);
  return updates;
}

describe("a payment whose amount was changed while Medusa was told that nobody knows", () => {
  it("gives its amount to the session where the cart asks for it", async () => {
    expect(await updatedTo("20", "25")).toEqual(["25"]);
  });

  it("gets back the session's where the cart asks for another", async () => {
    expect(await updatedTo("20", "20")).toEqual(["20"]);
    expect(await updatedTo("20", "30")).toEqual(["20"]);
  });

  it("is left alone where both agree, as far as the currency can say it", async () => {
    expect(await updatedTo("25", "20")).toEqual([]);
    expect(await updatedTo("25.004", "25.004")).toEqual([]);
  });

  it("is left alone once Medusa has taken the session for paid, or the session has another", async () => {
    expect(await updatedTo("20", "25", { payment: { id: "pay_1" } })).toEqual([]);
    expect(await updatedTo("20", "25", { status: "authorized" })).toEqual([]);
    expect(await updatedTo("20", "25", { data: { hub_payment_id: "phpay_2" } })).toEqual([]);
  });
});
