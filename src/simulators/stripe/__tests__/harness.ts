import { createServer, type IncomingHttpHeaders } from "node:http";
import type { AddressInfo } from "node:net";
import Stripe from "stripe";
import { startStripeSimulator, type StripeSimulator, type StripeSimulatorOptions } from "../index";

export interface Harness {
  sim: StripeSimulator;
  stripe: Stripe;
  /** The same API with another key. */
  client(key: string): Stripe;
  control<T = Record<string, never>>(method: string, path: string, body?: unknown): Promise<T>;
  /** A call without the SDK, for what the SDK hides. */
  raw(
    method: string,
    path: string,
    form: Record<string, string>,
    headers?: Record<string, string>,
  ): Promise<{ status: number; headers: Headers; body: Record<string, unknown> }>;
  close(): Promise<void>;
}

export async function startHarness(options: StripeSimulatorOptions = {}): Promise<Harness> {
  const sim = await startStripeSimulator({ asyncCaptureDelayMs: 5, ...options });
  const { hostname, port } = new URL(sim.url);
  const client = (key: string): Stripe =>
    new Stripe(key, { host: hostname, port, protocol: "http", maxNetworkRetries: 0 });
  return {
    sim,
    stripe: client(sim.account.secret_key),
    client,
    async control<T>(method: string, path: string, body?: unknown): Promise<T> {
      const response = await fetch(`${sim.url}/__sim/${path}`, {
        method,
        ...(body !== undefined && { body: JSON.stringify(body) }),
      });
      const answer = (await response.json()) as T & { error?: unknown };
      if (!response.ok) throw new Error(JSON.stringify(answer.error));
      return answer;
    },
    async raw(method, path, form, headers = {}) {
      const encoded = new URLSearchParams(form).toString();
      const response = await fetch(sim.url + path + (method === "GET" ? `?${encoded}` : ""), {
        method,
        headers: { authorization: `Bearer ${sim.account.secret_key}`, ...headers },
        ...(method !== "GET" && { body: encoded }),
      });
      const body = (await response.json()) as Record<string, unknown>;
      return { status: response.status, headers: response.headers, body };
    },
    close: () => sim.close(),
  };
}

/** What the SDK threw. */
export async function errorOf(call: Promise<unknown>): Promise<Stripe.errors.StripeError> {
  try {
    await call;
  } catch (error) {
    if (error instanceof Stripe.errors.StripeError) return error;
    throw error;
  }
  throw new Error("the call succeeded");
}

export interface Received {
  headers: IncomingHttpHeaders;
  body: string;
  event: Stripe.Event;
}

/** A shop's webhook address; `statuses` are answered first, then 200. */
export async function startReceiver(statuses: number[] = []) {
  const received: Received[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      const body = Buffer.concat(chunks).toString("utf8");
      received.push({ headers: request.headers, body, event: JSON.parse(body) as Stripe.Event });
      response.writeHead(statuses.shift() ?? 200).end("ok");
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}/hook`,
    received,
    types: () => received.map(({ event }) => event.type as string),
    close: () =>
      new Promise<void>((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

export async function until(condition: () => boolean): Promise<void> {
  for (let waited = 0; !condition(); waited += 10) {
    if (waited > 3000) throw new Error("it never happened");
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

/** A card payment without redirects, as a server confirms it. */
export const CARD_PAYMENT = {
  amount: 2000,
  currency: "usd",
  payment_method: "pm_card_visa",
  confirm: true,
  automatic_payment_methods: { enabled: true, allow_redirects: "never" },
} as const;
