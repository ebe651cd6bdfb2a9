import { eventually } from "../../src/demo/once/context";
import { faultsMet } from "../support/faults-met";
import { haltAt, type Halt } from "../support/halts";
import {
  MONEY_OPERATIONS,
  PARTIAL_CAPTURE,
  type Doing,
  type MoneyOperation,
} from "../support/money-operations";
import { openShop, type OpenShop } from "../support/open-shop";
import { QUICK_JOBS } from "../support/preload";
import { dueWithin, untilRepaired } from "../support/repair";
import { VOICELESS } from "../support/stripe-events";
import { letTimePass } from "../support/time-passes";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: QUICK_JOBS, alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());

/** Less than either gateway's calls may take, more than it takes to begin them all. */
const HELD_MS = 7_000;

/** What no journal tells of is looked for every other time that the watch comes, every 20 s. */
const SWEPT_MS = 75_000;

/** After it a gateway's "never seen" is believed: a call to it can no longer be on its way. */
const UNTIL_NEVER = { stripe: 6, alipay: 25 * 60 };

interface Point {
  when: string;
  operations: MoneyOperation[];
  /** Has everything that is begun from now on stop there. */
  arrange(operations: MoneyOperation[]): Promise<Stop>;
  /** Whether the journal has it by then, and whether the gateway has done it. */
  isJournalled: boolean;
  isDone: boolean;
}

type Stop = Pick<Halt, "reached" | "end">;

type Fault = Parameters<OpenShop["stripe"]["faults"]["add"]>[0];

/** Stops at the gateway, which holds the connection. */
async function heldByGateway(operations: MoneyOperation[], held: Fault): Promise<Stop> {
  for (const { gateway, path } of operations) {
    shop[gateway].faults.add({ ...held, method: "POST", path, delay_ms: HELD_MS });
  }
  return {
    reached: () => faultsMet(shop.stripe, shop.alipay),
    end: async () => undefined,
  };
}

const BOOKED = [...MONEY_OPERATIONS, PARTIAL_CAPTURE].filter(({ isBooked }) => isBooked);

const REFUNDS = MONEY_OPERATIONS.filter(({ name }) => name.startsWith("a refund"));

/** What Medusa writes first of all when it is told what came of it. */
const MEDUSAS = ["update payment_session", "update payment", "update payment_collection"] as const;

const POINTS: Point[] = [
  {
    when: "before the journal has it",
    operations: MONEY_OPERATIONS,
    arrange: () => haltAt(shop, "insert payment_hub_attempt"),
    isJournalled: false,
    isDone: false,
  },
  {
    when: "before the call reaches the gateway",
    operations: MONEY_OPERATIONS,
    arrange: (operations) => heldByGateway(operations, { kind: "drop_before" }),
    isJournalled: true,
    isDone: false,
  },
  {
    when: "after the gateway acted and before the outcome is written",
    operations: MONEY_OPERATIONS,
    arrange: (operations) => heldByGateway(operations, { kind: "delay", phase: "after" }),
    isJournalled: true,
    isDone: true,
  },
  {
    when: "after the outcome is written and before Medusa has it",
    operations: MONEY_OPERATIONS,
    arrange: () => haltAt(shop, ...MEDUSAS),
    isJournalled: true,
    isDone: true,
  },
  {
    when: "after Medusa's payment has it and before the order's books do",
    operations: BOOKED,
    arrange: () => haltAt(shop, "insert order_transaction"),
    isJournalled: true,
    isDone: true,
  },
  {
    when: "after the order's books have the refund and before its credit",
    operations: REFUNDS,
    arrange: () => haltAt(shop, "insert order_change"),
    isJournalled: true,
    isDone: true,
  },
  {
    when: "while the order is credited with the refund",
    operations: REFUNDS,
    arrange: () => haltAt(shop, "insert order_change_action"),
    isJournalled: true,
    isDone: true,
  },
];

describe.each(POINTS)("a server killed $when", ({ operations, arrange, isJournalled, isDone }) => {
  const doings = new Map<string, Doing>();
  let due: string[];
  const doing = (name: string): Doing => {
    const found = doings.get(name);
    if (!found) throw new Error(`${name} was not begun`);
    return found;
  };

  beforeAll(async () => {
    await Promise.all(
      (["stripe", "alipay"] as const).map(async (gateway) => {
        for (const operation of operations.filter((one) => one.gateway === gateway)) {
          doings.set(operation.name, await operation.prepare(shop));
        }
      }),
    );
    // What the repair finds, it finds by asking.
    shop.stripe.faults.add({ ...VOICELESS, times: 500 });
    shop.alipay.faults.add({ ...VOICELESS, times: 500 });
    const stop = await arrange(operations);
    const begun = [...doings.values()].map((one) => one.begin().catch(() => undefined));
    await stop.reached(operations.length);
    await shop.kill();
    await stop.end();
    await Promise.all(begun);
    await letTimePass(shop, UNTIL_NEVER.stripe, "stripe");
    await letTimePass(shop, UNTIL_NEVER.alipay, "alipay");
    due = await dueWithin(shop, 0);
    await shop.restart();
  });

  it("settles everything by itself, once so much time has passed that it can", async () => {
    await untilRepaired(shop, due);
    // What the journal never heard of is found by a look at Medusa's rows.
    if (!isJournalled) await eventually("books that agree", allAgree, SWEPT_MS);
    shop.stripe.faults.clear();
    shop.alipay.faults.clear();
  });

  async function allAgree(): Promise<boolean> {
    try {
      for (const { agrees } of doings.values()) await agrees();
      return true;
    } catch {
      return false;
    }
  }

  it.each(operations)("leaves $name as it truly is, to be done once", async (operation) => {
    const { effects, agrees, repeat } = doing(operation.name);
    const isMoney = operation.writes === "payment";
    if (isMoney && isDone) expect(effects()).toBe(1);
    await agrees();
    // A capture or refund that was made stands in Medusa by now; all else waits for somebody.
    if (effects() === 0 || !operation.isBooked) await repeat();
    expect(effects()).toBe(1);
    await agrees();
  });
});
