import { eventually, expectStatus } from "../../src/demo/once/context";
import type { RecordedRequest } from "../../src/simulators/core/http-server";
import { MONEY_OPERATIONS } from "../support/money-operations";
import { openShop, type OpenShop } from "../support/open-shop";
import { openAttempts, putOffRepair } from "../support/repair";
import { VOICELESS } from "../support/stripe-events";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ alipay: { refundIntervalMs: 0 } });
});
afterAll(() => shop?.stop());
afterEach(() => {
  shop.stripe.faults.clear();
  shop.alipay.faults.clear();
});

/** More than the longest that is waited for (Stripe's 30 s for money) and a second try. */
const LATE_MS = 45_000;

/** The operations whose time-outs make an unknown outcome, one of each kind at each gateway. */
const NAMES = ["a capture at Stripe", "a refund at Stripe", "a refund at Alipay"];
const OPERATIONS = MONEY_OPERATIONS.filter(({ name }) => NAMES.includes(name));

/** Stripe is asked by GET; Alipay's questions have their name from it. */
const isQuestion = ({ method, path }: RecordedRequest): boolean =>
  method === "GET" || path.endsWith("/query");

it("is tried with an operation of each kind", () => {
  expect(OPERATIONS.map(({ name }) => name)).toEqual(NAMES);
});

describe.each(OPERATIONS)("$name that is done, and answered when nobody waits", (operation) => {
  const { gateway, path } = operation;
  const last = path.split(/[/.]/).at(-1) ?? path;
  const isIts = (request: RecordedRequest): boolean =>
    !isQuestion(request) && request.path.endsWith(last);

  it("is unknown until it is asked for, and done once under one key when it is clicked again", async () => {
    const doing = await operation.prepare(shop);
    const { faults, requests } = shop[gateway];
    for (const { faults } of [shop.stripe, shop.alipay]) faults.add(VOICELESS);
    faults.add({ kind: "delay", phase: "after", delay_ms: LATE_MS, method: "POST", path });
    const from = requests.length;
    const told = (await doing.begin()) as { status: number; body: { message: string } };
    await putOffRepair(shop);
    expect(told.status).toBe(400);
    expect(told.body.message).toMatch(/being checked|asked again/);
    expect(doing.effects()).toBe(1);
    expect((await openAttempts(shop)).map(({ outcome }) => outcome)).toEqual(["unknown"]);

    const clicked = requests.length;
    await expectStatus(doing.begin() as Promise<{ status: number; body: unknown }>);
    expect(requests.slice(clicked).filter((request) => !isQuestion(request))).toEqual([]);
    expect(doing.effects()).toBe(1);
    expect(await openAttempts(shop)).toEqual([]);
    await doing.agrees();
    // What is answered late is only recorded then.
    const sent = () => requests.slice(from).filter(isIts);
    const isAnswered = async () => sent().some(({ fault }) => fault === "delay");
    await eventually("the late answer", isAnswered, 2 * LATE_MS);
    expect(new Set(sent().map(({ key }) => key)).size).toBe(1);
  });
});
