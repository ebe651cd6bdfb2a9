import { guardConnection, guardStateOf } from "../guard-connection";
import { asks, down, errorWith, fakeConnection, payment, request, sends } from "./fake-connection";

beforeEach(() => jest.useFakeTimers());
afterEach(() => jest.useRealTimers());

function guardedFake(offline = false) {
  const fake = fakeConnection(offline);
  const guarded = guardConnection(fake.connection, "Stripe");
  const read = () => guarded.retrievePayment(payment);
  const stateNow = () => guardStateOf(guarded)?.state;
  const answer = (outcome?: Awaited<ReturnType<typeof read>>) => {
    const fixed = outcome && outcome.outcome !== "succeeded" ? outcome : undefined;
    fake.state.answering = fixed && (async () => fixed as typeof down);
  };
  const fail = async (times: number) => {
    answer(down);
    for (let i = 0; i < times; i += 1) await read();
  };
  return { ...fake, guarded, read, stateNow, answer, fail };
}

/** A call whose answer is given later. */
function held(fake: ReturnType<typeof guardedFake>) {
  let settle: (outcome: typeof down | undefined) => void = () => undefined;
  fake.state.answering = () => new Promise((resolve) => (settle = resolve));
  const call = fake.read();
  return async (outcome?: typeof down) => {
    settle(outcome);
    await call;
  };
}

describe("a breaker that opens", () => {
  it("lets everything through while the gateway answers", async () => {
    const { guarded, calls, stateNow } = guardedFake();
    const names = [];
    for (const [name, call] of [...sends(guarded), ...asks(guarded)]) {
      expect(await call()).toMatchObject({ outcome: "succeeded" });
      names.push(name);
    }
    expect(calls).toEqual(names);
    expect(stateNow()).toBe("closed");
  });

  it("opens at the fifth answer of which more than half failed, not before", async () => {
    const fake = guardedFake();
    await fake.fail(4);
    expect(fake.stateNow()).toBe("closed");
    await fake.fail(1);
    expect(fake.stateNow()).toBe("open");
  });

  it("stays closed while half of the calls succeed", async () => {
    const fake = guardedFake();
    for (let i = 0; i < 10; i += 1) {
      fake.answer();
      await fake.read();
      await fake.fail(1);
    }
    expect(fake.stateNow()).toBe("closed");
  });

  it("does not open for declines, refusals and answers that do not verify", async () => {
    const fake = guardedFake();
    for (const outcome of [
      { outcome: "declined", error: errorWith("card_declined") } as const,
      { outcome: "rejected", error: errorWith("key_invalid", { gatewayCode: "x" }) } as const,
      { outcome: "unknown", error: errorWith("answer_unverified"), ask: {} } as const,
    ]) {
      fake.answer(outcome);
      for (let i = 0; i < 20; i += 1) await fake.read();
    }
    expect(fake.stateNow()).toBe("closed");
  });

  it("forgets failures that are longer ago than its window", async () => {
    const fake = guardedFake();
    await fake.fail(4);
    await jest.advanceTimersByTimeAsync(31_000);
    await fake.fail(4);
    expect(fake.stateNow()).toBe("closed");
  });

  it("counts calls that all time out together, however long that takes", async () => {
    const fake = guardedFake();
    fake.state.answering = async () => {
      await new Promise((resolve) => setTimeout(resolve, 40_000));
      return down;
    };
    const hanging = Promise.all(Array.from({ length: 5 }, () => fake.read()));
    await jest.advanceTimersByTimeAsync(40_000);
    await hanging;
    expect(fake.stateNow()).toBe("open");
  });

  it("is not kept closed by creations that ask the gateway nothing", async () => {
    const fake = guardedFake(true);
    for (let i = 0; i < 5; i += 1) {
      fake.answer();
      await fake.guarded.createPayment(request);
      await fake.guarded.createPayment(request);
      await fake.fail(1);
    }
    expect(fake.stateNow()).toBe("open");
  });
});

describe("an open breaker", () => {
  it("rejects what would do something, without a call, and says that nothing was sent", async () => {
    const { guarded, calls, fail } = guardedFake();
    await fail(5);
    calls.length = 0;
    await jest.advanceTimersByTimeAsync(3_000);
    for (const [, call] of sends(guarded)) {
      expect(await call()).toEqual({
        outcome: "rejected",
        error: {
          code: "gateway_paused",
          merchantMessage:
            "Stripe is not answering at the moment; nothing was sent. Try again in 7 s.",
          shopperMessage:
            "This payment method is not available at the moment. Please choose another one or try again shortly.",
          retryable: true,
          retryAfterMs: 7_000,
          nothingSent: true,
        },
      });
    }
    expect(calls).toEqual([]);
  });

  it("leaves questions unknown, without a call", async () => {
    const { guarded, calls, fail } = guardedFake();
    await fail(5);
    calls.length = 0;
    for (const [, call, ask] of asks(guarded)) {
      expect(await call()).toMatchObject({
        outcome: "unknown",
        error: {
          code: "gateway_unavailable",
          retryable: true,
          shopperMessage: "The payment is being checked. Please do not pay again.",
        },
        ask,
      });
    }
    expect(calls).toEqual([]);
  });

  it("lets checks, identification and notifications through", async () => {
    const { guarded, calls, fail, answer } = guardedFake();
    await fail(5);
    calls.length = 0;
    answer();
    await guarded.check({ notifyUrl: "" });
    await guarded.identify();
    guarded.parseNotification(Buffer.from(""), {});
    expect(calls).toEqual(["check", "identify", "parseNotification"]);
  });

  it("does not touch another account of the same gateway", async () => {
    const [one, other] = [guardedFake(), guardedFake()];
    await one.fail(5);
    expect(one.stateNow()).toBe("open");
    expect(await other.read()).toMatchObject({ outcome: "succeeded" });
  });

  it("tells since when it is open, how often it opened and what it refused", async () => {
    const { guarded, fail, read } = guardedFake();
    await fail(5);
    const openedAt = new Date();
    await jest.advanceTimersByTimeAsync(1_000);
    await read();
    await read();
    expect(guardStateOf(guarded)).toEqual({
      state: "open",
      since: openedAt,
      opened: 1,
      refused: 2,
    });
  });
});

describe("a half-open breaker", () => {
  async function halfOpen(offline = false) {
    const fake = guardedFake(offline);
    await fake.fail(5);
    await jest.advanceTimersByTimeAsync(10_000);
    expect(fake.stateNow()).toBe("half_open");
    fake.calls.length = 0;
    return fake;
  }

  it("sends one call and refuses the others until its answer is there, then closes", async () => {
    const fake = await halfOpen();
    const answerProbe = held(fake);
    expect(await fake.guarded.cancelPayment(payment, "k")).toMatchObject({ outcome: "rejected" });
    expect(fake.calls).toEqual(["retrievePayment"]);
    await answerProbe();
    expect(fake.stateNow()).toBe("closed");
  });

  it("opens again when the one call fails, for as long as before", async () => {
    const fake = await halfOpen();
    await fake.fail(1);
    expect(fake.stateNow()).toBe("open");
    await jest.advanceTimersByTimeAsync(9_999);
    expect(fake.stateNow()).toBe("open");
    await jest.advanceTimersByTimeAsync(1);
    expect(fake.stateNow()).toBe("half_open");
  });

  it("starts counting anew once it has closed", async () => {
    const fake = await halfOpen();
    fake.answer();
    await fake.read();
    await fake.fail(2);
    expect(fake.stateNow()).toBe("closed");
  });

  it("is not closed by what asks the gateway nothing, and lets the next call try", async () => {
    const fake = await halfOpen(true);
    fake.answer();
    await fake.guarded.createPayment(request);
    expect(fake.stateNow()).toBe("half_open");
    await fake.read();
    expect(fake.stateNow()).toBe("closed");
  });

  it("lets the next call try after a defect threw in the first", async () => {
    const fake = await halfOpen();
    fake.state.answering = () => Promise.reject(new Error("a defect"));
    await expect(fake.read()).rejects.toThrow("a defect");
    fake.answer();
    await fake.read();
    expect(fake.stateNow()).toBe("closed");
  });

  it("does not heed the late answer of a call from before it opened", async () => {
    const fake = guardedFake();
    const answerLate = held(fake);
    await fake.fail(5);
    await jest.advanceTimersByTimeAsync(10_000);
    await answerLate(down);
    expect(fake.stateNow()).toBe("half_open");
  });
});
