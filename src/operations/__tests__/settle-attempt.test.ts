import type { GatewayConnection, PaymentStatus } from "../../gateways/gateway";
import { succeeded, type Outcome } from "../../gateways/outcome";
import { closedConnection } from "../../gateways/alipay/closed-connection";
import { systemClock } from "../../lib/clock";
import { Money } from "../../lib/money";
import type PaymentHubModuleService from "../../modules/payment_hub/service";
import type { AttemptRow, PaymentRow } from "../../modules/payment_hub/store/rows";
import { settleAttempt } from "../settle-attempt";

const AMOUNT = Money.of(1250n, "cny");

const PAYMENT = {
  id: "phpay_1",
  gateway: "alipay",
  amount: "1250",
  superseded_at: new Date(),
} as PaymentRow;

const attemptOf = (changes: Partial<AttemptRow>): AttemptRow =>
  ({
    id: "phatt_1",
    idempotency_key: "MPH1_1",
    outcome: "unknown",
    amount: "1250",
    medusa_id: null,
    parts: null,
    tries: 1,
    started_at: new Date(),
    sent_at: new Date(),
    ...changes,
  }) as AttemptRow;

/** What settling an attempt does, with a gateway that answers so. */
async function settled(
  attempt: AttemptRow,
  connection: Partial<GatewayConnection>,
  { refundSpacingMs = 0, lastFinished }: { refundSpacingMs?: number; lastFinished?: Date } = {},
) {
  const written: Outcome<unknown>[] = [];
  const gateway = {
    refundSpacingMs,
    refundsRepeatSafely: true,
    unseenMeansNeverAfterMs: () => 60_000,
  };
  const sentAgain: Date[] = [];
  const hub = {
    clock: systemClock,
    connectPayment: () =>
      Promise.resolve({ gateway, connection, ref: { reference: "MPH1", amount: AMOUNT } }),
    payments: {
      tryLease: () => Promise.resolve("mark"),
      release: () => Promise.resolve(),
      find: () => Promise.resolve(PAYMENT),
      record: () => Promise.resolve(PAYMENT),
      countRefunds: () => Promise.resolve(),
    },
    refunds: { byNumber: () => Promise.resolve(undefined), save: () => Promise.resolve() },
    journal: {
      find: () => Promise.resolve(attempt),
      lastFinished: () => Promise.resolve(lastFinished),
      sentAgain: (_: string, at: Date) => Promise.resolve(void sentAgain.push(at)),
      finish: (_: AttemptRow, outcome: Outcome<unknown>) =>
        Promise.resolve(void written.push(outcome)),
      markUntold: () => Promise.resolve(),
    },
  } as unknown as PaymentHubModuleService;
  const { state } = (await settleAttempt(hub, PAYMENT, attempt.id, async () => undefined)) ?? {};
  return { state, written: written.map(({ outcome }) => outcome), sentAgain };
}

describe("a refund that the gateway has taken", () => {
  const TAKEN = attemptOf({ operation: "refund", outcome: "pending" });

  it("is sent again no sooner after another one than the gateway wants", async () => {
    const lastFinished = new Date();
    let sentAt = 0;
    const connection = {
      findRefund: () => Promise.resolve(undefined),
      refundPayment: () => {
        sentAt = Date.now();
        const value = { reference: "MPH1_1", status: "pending" as const, amount: AMOUNT };
        return Promise.resolve({ outcome: "pending" as const, value });
      },
    };
    const { state, sentAgain } = await settled(TAKEN, connection, {
      refundSpacingMs: 200,
      lastFinished,
    });
    expect(state).toBe("open");
    // A timer may ring a millisecond early.
    expect(sentAt - lastFinished.getTime()).toBeGreaterThanOrEqual(198);
    expect(sentAgain).toHaveLength(1);
  });
});

describe("a cancellation of a payment that nobody wants any more", () => {
  /** How often it is sent again, where the payment has become that. */
  async function sentWhere(
    status: PaymentStatus,
    changes: Partial<AttemptRow> = {},
  ): Promise<number> {
    let sent = 0;
    const view = { reference: "MPH1", status, amount: AMOUNT, sessionData: {} };
    await settled(attemptOf({ operation: "cancel", ...changes }), {
      retrievePayment: () => Promise.resolve(succeeded(view)),
      cancelPayment: () => {
        sent += 1;
        return Promise.resolve(succeeded({ ...view, status: "canceled" as const }));
      },
    });
    return sent;
  }

  it("is sent again while nothing has been paid", async () => {
    expect(await sentWhere("requires_action")).toBe(1);
  });

  it("does not let go of an authorization that came meanwhile", async () => {
    expect(await sentWhere("authorized")).toBe(0);
  });

  it("lets go of it when it was a merchant who canceled", async () => {
    expect(await sentWhere("authorized", { medusa_id: "pay_1" })).toBe(1);
  });
});

describe("keys that cannot be used any more", () => {
  const closed = closedConnection(
    {
      ...{ id: "acc_1", environment: "sandbox", merchantId: "1", fields: {}, options: {} },
      endpoint: "http://127.0.0.1:1",
    },
    "The private key cannot be read.",
  );

  it.each(["refund", "capture", "create", "cancel", "update"])(
    "leave it open what has become of a %s",
    async (operation) => {
      const { state, written } = await settled(attemptOf({ operation }), closed);
      expect({ state, written }).toEqual({ state: "open", written: [] });
    },
  );
});

it("a refusal that says nothing of an earlier try settles nothing", async () => {
  const error = {
    code: "permission_missing" as const,
    merchantMessage: "Not allowed.",
    shopperMessage: "Not available.",
    retryable: false,
  };
  const { state, written } = await settled(attemptOf({ operation: "refund" }), {
    findRefund: () => Promise.resolve({ outcome: "rejected", error }),
  });
  expect({ state, written }).toEqual({ state: "open", written: [] });
});
