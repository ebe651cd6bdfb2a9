import { readFile } from "node:fs/promises";
import path from "node:path";
import { eventually } from "../../src/demo/once/context";
import { ROOT } from "../../src/demo/paths";
import { beginAtStripe, boughtAtStripe } from "../support/bought";
import { openShop, type OpenShop } from "../support/open-shop";
import { sendSigned, stripeEvent } from "../support/signed-events";

const TOKEN = "a_token_for_prometheus";
const METRICS = "/payment-hub/metrics";

let shop: OpenShop;
beforeAll(async () => {
  shop = await openShop({ env: { PAYMENT_HUB_METRICS_TOKEN: TOKEN } });
});
afterAll(() => shop?.stop());
afterEach(() => shop.stripe.faults.clear());

async function scrape(authorization = `Bearer ${TOKEN}`): Promise<Response> {
  return fetch(`${shop.url}${METRICS}`, { headers: authorization ? { authorization } : {} });
}

/** Its value, or undefined; labels in any order. */
async function valueOf(name: string, labels: Record<string, string>): Promise<number | undefined> {
  const text = await (await scrape()).text();
  const wanted = Object.entries(labels).map(([label, value]) => `${label}="${value}"`);
  const line = text
    .split("\n")
    .find((one) => one.startsWith(`${name}{`) && wanted.every((label) => one.includes(label)));
  return line === undefined ? undefined : Number(line.split(" ").at(-1));
}

const STRIPE = { gateway: "stripe", environment: "sandbox" };

describe("metrics", () => {
  it("are for whoever has the token, and for nobody else", async () => {
    for (const sent of ["", "Bearer wrong", `Basic ${TOKEN}`, `Bearer ${TOKEN}x`]) {
      const answer = await scrape(sent);
      expect(answer.status).toBe(401);
      expect(await answer.text()).not.toContain(TOKEN);
    }
    const answer = await scrape();
    expect(answer.status).toBe(200);
    expect(answer.headers.get("content-type")).toContain("text/plain");
  });

  it("count calls by what came of them, events, and what became of payments", async () => {
    const { session } = await boughtAtStripe(shop);
    const calls = "payment_hub_gateway_call_seconds_count";
    const created = { ...STRIPE, operation: "create_payment", outcome: "requires_action" };
    expect(await valueOf(calls, created)).toBeGreaterThanOrEqual(1);
    expect(
      await valueOf("payment_hub_events_received_total", { ...STRIPE, repeated: "false" }),
    ).toBeGreaterThanOrEqual(1);
    await eventually("the effect", async () =>
      valueOf("payment_hub_effects_total", { ...STRIPE, effect: "payment.captured" }),
    );
    const before = await valueOf("payment_hub_events_refused_total", { gateway: "stripe" });
    await sendSigned(shop.url, stripeEvent(), "whsec_of_somebody_else_0123456789");
    const refused = { gateway: "stripe", reason: "bad_signature" };
    expect(await valueOf("payment_hub_events_refused_total", refused)).toBe((before ?? 0) + 1);
    const text = await (await scrape()).text();
    expect(text).not.toContain(String(session.data.id));
  });

  it("show what is left to do while it is, and not any more when it is done", async () => {
    shop.stripe.faults.add({
      kind: "drop_before",
      method: "POST",
      path: "/v1/payment_intents",
      times: 20,
    });
    await expect(beginAtStripe(shop)).rejects.toThrow();
    const open = { ...STRIPE, operation: "create" };
    expect(await valueOf("payment_hub_unsettled_attempts", open)).toBe(1);
    expect(await valueOf("payment_hub_unsettled_attempts_oldest_seconds", open)).toBeGreaterThan(0);
    shop.stripe.faults.clear();
    await shop.db.query("update payment_hub_attempt set outcome = 'rejected', next_ask_at = null");
    expect(await valueOf("payment_hub_unsettled_attempts", open)).toBeUndefined();
  });

  it("are all that the Grafana dashboard asks for", async () => {
    const text = await (await scrape()).text();
    const told = new Set(
      [...text.matchAll(/^# TYPE (\w+) (\w+)/gm)].flatMap(([, name = "", type]) =>
        type === "histogram" ? [`${name}_bucket`, `${name}_count`, `${name}_sum`] : [name],
      ),
    );
    const dashboard = await readFile(path.join(ROOT, "grafana/payment-hub.json"), "utf8");
    const asked = new Set(dashboard.match(/payment_hub_\w+/g));
    expect([...asked].filter((name) => !told.has(name))).toEqual([]);
    expect(asked.size).toBeGreaterThan(8);
  });
});

describe("metrics without a token in the options", () => {
  it("are not there", async () => {
    const other = await shop.startAnother({ PAYMENT_HUB_METRICS_TOKEN: undefined });
    const answer = await fetch(`${other.url}${METRICS}`, {
      headers: { authorization: "Bearer undefined" },
    });
    expect(answer.status).toBe(404);
    expect(await answer.json()).toMatchObject({ code: "metrics_off" });
    await other.stop();
  });
});
