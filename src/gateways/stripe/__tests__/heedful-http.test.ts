import { createServer, type OutgoingHttpHeaders, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { stripeGateway } from "..";
import type { GatewayConnection, OpenAccount } from "../../gateway";
import { usd } from "./shop";

let server: Server;
let stripe: GatewayConnection;
let answer: { status: number; headers: OutgoingHttpHeaders };
const keys: unknown[] = [];

beforeAll(async () => {
  server = createServer((request, response) => {
    keys.push(request.headers["idempotency-key"]);
    response.writeHead(answer.status, { "content-type": "application/json", ...answer.headers });
    response.end(JSON.stringify({ error: { type: "api_error", message: "Try later." } }));
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const account: OpenAccount = {
    ...{ id: "acc_1", environment: "sandbox", merchantId: "acct_1", options: {} },
    fields: { publishable_key: "pk_test_1", secret_key: "sk_test_1" },
    endpoint: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
  };
  stripe = stripeGateway.connect(account);
});
afterAll(() => new Promise((resolve) => server.close(resolve)));

async function refundAnswered(status: number, headers: OutgoingHttpHeaders) {
  answer = { status, headers };
  keys.length = 0;
  const payment = {
    ...{ reference: "pi_1", orderNumber: "MPH1", amount: usd(500n), captures: [] },
    captureMethod: "automatic" as const,
  };
  const refund = { reference: "r_1", amount: usd(500n), key: "r_1" };
  return { outcome: await stripe.refundPayment(payment, refund), keys: [...keys] };
}

describe.each([503, 500, 409])("an answer %d", (status) => {
  it("that asks to be left alone is not followed by the same call half a second later", async () => {
    const { outcome, keys } = await refundAnswered(status, { "retry-after": "30" });
    expect(keys).toEqual(["r_1"]);
    expect(outcome).toMatchObject({ outcome: "unknown", error: { retryAfterMs: 30_000 } });
  });

  it("is not repeated then, even when Stripe calls that useful", async () => {
    const advised = { "retry-after": "2", "stripe-should-retry": "true" };
    expect((await refundAnswered(status, advised)).keys).toEqual(["r_1"]);
  });

  it("that asks for nothing is followed by the same call, under its key", async () => {
    expect((await refundAnswered(status, {})).keys).toEqual(["r_1", "r_1"]);
  });
});
