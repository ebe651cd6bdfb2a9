import type { GatewayConnection } from "../../gateway";
import type { Outcome } from "../../outcome";
import { guardConnection, guardStateOf } from "../guard-connection";
import { LIMITS } from "../limits";
import { Pause } from "../pause";
import {
  asks,
  down,
  errorWith,
  fakeConnection,
  limitedFor,
  payment,
  request,
  sends,
} from "./fake-connection";

const START = Date.parse("2026-12-01T12:00:00Z");

function guardedFake(offline = false) {
  const fake = fakeConnection(offline);
  const time = { ms: START, slept: [] as number[] };
  const guarded = guardConnection(fake.connection, "Stripe", {
    clock: { now: () => new Date(time.ms) },
    sleep: async (ms) => {
      time.slept.push(ms);
      time.ms += ms;
    },
  });
  const receive = async (outcome: Outcome<never>) => {
    fake.state.answering = async () => outcome;
    await guarded.cancelPayment(payment, "k");
    fake.state.answering = undefined;
    fake.calls.length = 0;
  };
  return { ...fake, guarded, time, receive };
}

it("answers for the gateway until the time it asked for is over", async () => {
  const { guarded, calls, time, receive } = guardedFake();
  await receive(limitedFor(30_000));
  time.ms += 10_500;
  for (const [, call] of sends(guarded)) {
    expect(await call()).toMatchObject({
      outcome: "rejected",
      error: {
        code: "rate_limited",
        retryable: true,
        retryAfterMs: 19_500,
        nothingSent: true,
        merchantMessage:
          "Stripe takes no more requests at the moment; nothing was sent. Try again in 20 s.",
      },
    });
  }
  expect(calls).toEqual([]);
  time.ms += 19_500;
  expect(await guarded.cancelPayment(payment, "k")).toMatchObject({ outcome: "succeeded" });
  expect(time.slept).toEqual([]);
});

it("answers questions until then as unknown", async () => {
  const { guarded, calls, receive } = guardedFake();
  await receive(limitedFor(5_000));
  for (const [, call, ask] of asks(guarded)) {
    expect(await call()).toMatchObject({
      outcome: "unknown",
      error: { code: "rate_limited", retryAfterMs: 5_000 },
      ask,
    });
  }
  expect(calls).toEqual([]);
});

it.each([
  ["an operation", (guarded: GatewayConnection) => guarded.createPayment(request)],
  ["a question", (guarded: GatewayConnection) => guarded.retrievePayment(payment)],
])("waits a short pause out before %s", async (_what, call) => {
  const { guarded, time, receive } = guardedFake();
  await receive(limitedFor(5_000));
  time.ms += 3_000;
  expect(await call(guarded)).toMatchObject({ outcome: "succeeded" });
  expect(time.slept).toEqual([2_000]);
});

it("sends after a wait even when the timer rang early", async () => {
  const fake = fakeConnection();
  const guarded = guardConnection(fake.connection, "Stripe", {
    clock: { now: () => new Date(START) },
    sleep: async () => undefined,
  });
  fake.state.answering = async () => limitedFor(1_000);
  await guarded.cancelPayment(payment, "k");
  fake.state.answering = undefined;
  expect(await guarded.cancelPayment(payment, "k")).toMatchObject({ outcome: "succeeded" });
});

it("waits once: a pause that began meanwhile is answered for", async () => {
  const fake = fakeConnection();
  const time = { ms: START };
  const guarded = guardConnection(fake.connection, "Stripe", {
    clock: { now: () => new Date(time.ms) },
    sleep: async (ms) => {
      // Another call, under way since before the pause, comes back with a longer one.
      time.ms += ms - 1;
      answerOther(limitedFor(1_500));
      await other;
      time.ms += 1;
    },
  });
  let answerOther: (outcome: Outcome<never>) => void = () => undefined;
  fake.state.answering = () => new Promise((resolve) => (answerOther = resolve));
  const other = guarded.cancelPayment(payment, "k");
  await new Promise(setImmediate);
  fake.state.answering = async () => limitedFor(1_000);
  await guarded.cancelPayment(payment, "k");
  fake.state.answering = undefined;
  expect(await guarded.cancelPayment(payment, "k")).toMatchObject({
    outcome: "rejected",
    error: { code: "rate_limited", retryAfterMs: 1_499 },
  });
});

it("pauses a second when the gateway names no time, and ten minutes at most", async () => {
  const { guarded, time, receive } = guardedFake();
  await receive(limitedFor());
  expect(guardStateOf(guarded)?.pausedUntil).toEqual(new Date(START + 1_000));
  await receive(limitedFor(3_600_000));
  expect(guardStateOf(guarded)?.pausedUntil).toEqual(new Date(time.ms + 600_000));
});

it("is not shortened by an answer that asks for less", () => {
  const pause = new Pause({ now: () => new Date(START) }, LIMITS);
  pause.heed(limitedFor(20_000));
  pause.heed(limitedFor(1_000));
  expect(pause.remainingMs).toBe(20_000);
});

it("heeds the time that comes with any error", async () => {
  const { guarded, receive } = guardedFake();
  const error = errorWith("gateway_unavailable", { retryAfterMs: 20_000 });
  await receive({ outcome: "unknown", error, ask: {} });
  expect(guardStateOf(guarded)?.pausedUntil).toEqual(new Date(START + 20_000));
});

it("is not made longer by a clock that is set back", async () => {
  const { guarded, time, receive } = guardedFake();
  await receive(limitedFor(30_000));
  time.ms -= 60_000;
  expect(await guarded.cancelPayment(payment, "k")).toMatchObject({ outcome: "succeeded" });
});

it("does not concern creations that ask the gateway nothing", async () => {
  const { guarded, receive } = guardedFake(true);
  await receive(limitedFor(30_000));
  expect(await guarded.createPayment(request)).toMatchObject({ outcome: "succeeded" });
});

it("does not wait when the breaker is open anyway", async () => {
  const { guarded, time, state } = guardedFake();
  const error = errorWith("gateway_unavailable", { retryAfterMs: 1_000 });
  state.answering = async () => down;
  for (let i = 0; i < 4; i += 1) await guarded.retrievePayment(payment);
  state.answering = async () => ({ outcome: "unknown", error, ask: {} });
  await guarded.retrievePayment(payment);
  expect(await guarded.cancelPayment(payment, "k")).toMatchObject({
    error: { code: "gateway_paused" },
  });
  expect(time.slept).toEqual([]);
});
