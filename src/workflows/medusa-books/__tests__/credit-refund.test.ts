import type { MedusaContainer } from "@medusajs/framework/types";
import { creditRefund, isCredited } from "../credit-refund";
import { readOrder } from "../medusa-order";
import type { MedusaRow } from "../medusa-payment";

const NOW = new Date("2026-11-23T12:00:00Z");
const at = (minute: number): Date => new Date(NOW.getTime() + (minute - 60) * 60_000);

interface Booked {
  id: string;
  amount: number;
  minute: number;
  version?: number;
}

interface Credit {
  amount?: number;
  minute: number;
  status?: "pending" | "confirmed";
  /** The refund that it names. */
  names?: string;
}

interface Shop {
  /** What the order came to, by version. */
  totals?: Record<number, number>;
  status?: string;
  booked: Booked[];
  credits?: Credit[];
}

const refundNamed = (id: string) => ({ reference: "refund", reference_id: id });

/** Medusa with one order, as its own tables would have it. */
function medusaWith({ totals = { 1: 30 }, status = "pending", booked, credits = [] }: Shop) {
  const credited: string[] = [];
  const canceled: string[] = [];
  const transactions = booked.map(({ id, amount, minute, version = 1 }) => ({
    reference: amount < 0 ? "refund" : "capture",
    reference_id: id,
    raw_amount: { value: String(amount) },
    version,
    created_at: at(minute),
  }));
  const changes = credits.map(({ amount, minute, status = "confirmed", names }, index) => ({
    id: `change_${index}`,
    status,
    created_at: at(minute),
    actions:
      amount === undefined
        ? []
        : [{ raw_amount: { value: String(amount) }, ...(names && refundNamed(names)) }],
  }));
  const graph = ({ entity, filters }: { entity: string; filters: { version?: number } }) => {
    if (entity === "order_change") return { data: changes };
    const { version } = filters;
    const order = { id: "order_1", status, currency_code: "usd", transactions };
    const summary = version && { raw_current_order_total: { value: String(totals[version]) } };
    return { data: [version ? { id: order.id, summary } : order] };
  };
  const medusa = {
    graph: (asked: Parameters<typeof graph>[0]) => Promise.resolve(graph(asked)),
    run: (_: string, { input }: { input: { amount: string } }) =>
      Promise.resolve(void credited.push(input.amount)),
    cancelOrderChange: (id: string) => Promise.resolve(void canceled.push(id)),
  };
  const container = { resolve: () => medusa } as unknown as MedusaContainer;
  return { container, credited, canceled };
}

const refund = (id: string) => ({ id }) as MedusaRow;

/** What a refund's order is credited with, once it has been looked at. */
async function creditedFor(id: string, shop: Shop): Promise<string[]> {
  const { container, credited } = medusaWith(shop);
  const order = await readOrder(container, "order_1");
  const wasCredited = await isCredited(container, order, refund(id));
  await creditRefund(container, "order_1", refund(id));
  expect(credited).toHaveLength(wasCredited ? 0 : 1);
  return credited;
}

beforeEach(() => jest.useFakeTimers({ now: NOW }));
afterEach(() => jest.useRealTimers());

const PAID: Booked = { id: "capt_1", amount: 30, minute: 0 };
const FIRST: Booked = { id: "ref_1", amount: -5, minute: 10 };

describe("an order of which the buyer had paid all", () => {
  it("is credited with the whole refund when that is missing", async () => {
    expect(await creditedFor("ref_1", { booked: [PAID, FIRST] })).toEqual(["5"]);
  });

  it("is left alone when it was credited", async () => {
    const credits = [{ amount: 5, minute: 10 }];
    expect(await creditedFor("ref_1", { booked: [PAID, FIRST], credits })).toEqual([]);
  });

  it("does not take another refund's credit for this one's", async () => {
    const booked = [PAID, FIRST, { id: "ref_2", amount: -5, minute: 20 }];
    const shop = { totals: { 1: 30, 2: 25 } };
    const before = { ...shop, credits: [{ amount: 5, minute: 10 }] };
    const after = { ...shop, credits: [{ amount: 5, minute: 20 }] };
    expect(await creditedFor("ref_2", { ...before, booked })).toEqual(["5"]);
    expect(await creditedFor("ref_1", { ...before, booked })).toEqual([]);
    expect(await creditedFor("ref_1", { ...after, booked })).toEqual(["5"]);
    expect(await creditedFor("ref_2", { ...after, booked })).toEqual([]);
  });

  it("believes a credit that names its refund, whenever it was made", async () => {
    const booked = [PAID, FIRST, { id: "ref_2", amount: -5, minute: 20 }];
    const shop = { totals: { 1: 30, 2: 25 }, booked };
    const credits = [{ amount: 5, minute: 25, names: "ref_1" }];
    expect(await creditedFor("ref_1", { ...shop, credits })).toEqual([]);
    expect(await creditedFor("ref_2", { ...shop, credits })).toEqual(["5"]);
  });

  it("is left alone once it is canceled", async () => {
    expect(await creditedFor("ref_1", { booked: [PAID, FIRST], status: "canceled" })).toEqual([]);
  });
});

describe("an order of which something was owed to the buyer", () => {
  const RETURNED = { totals: { 2: 20 } };
  const returned = (amount: number): Booked[] => [
    PAID,
    { id: "ref_1", amount: -amount, minute: 10, version: 2 },
  ];

  it("is credited with what goes beyond that", async () => {
    expect(await creditedFor("ref_1", { ...RETURNED, booked: returned(15) })).toEqual(["5"]);
  });

  it("needs no credit for what was owed", async () => {
    expect(await creditedFor("ref_1", { ...RETURNED, booked: returned(10) })).toEqual([]);
  });

  it("is not taken to lack one because the buyer owes something by now", async () => {
    const shop = { totals: { 2: 20, 3: 27 }, booked: returned(10) };
    expect(await creditedFor("ref_1", shop)).toEqual([]);
  });
});

describe("a change of the order that somebody left open", () => {
  const left = (minute: number): Shop => ({
    booked: [PAID, FIRST],
    credits: [{ minute, status: "pending" }],
  });

  it("is canceled, and then the order is credited", async () => {
    const { container, canceled, credited } = medusaWith(left(10));
    await creditRefund(container, "order_1", refund("ref_1"));
    expect({ canceled, credited }).toEqual({ canceled: ["change_0"], credited: ["5"] });
  });

  it("is waited for while it may be going on", async () => {
    const { container, canceled, credited } = medusaWith(left(59.9));
    await expect(creditRefund(container, "order_1", refund("ref_1"))).rejects.toThrow("crediting");
    expect({ canceled, credited }).toEqual({ canceled: [], credited: [] });
  });
});
