import { randomBytes } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import Stripe from "stripe";
import {
  formatBeijing,
  type AppCredentials,
  type NotifyCharset,
} from "../../src/simulators/alipay";
import { rsaKeyPair, sign } from "../../src/simulators/alipay/lib/keys";
import { signContent } from "../../src/simulators/alipay/lib/sign-content";
import { encodeForm, toBytes } from "../../src/simulators/alipay/notifications/encode-form";

const FOLDER = path.join(__dirname, "..", "fixtures");

/** What a gateway would post. */
export interface Posting {
  raw: Buffer;
  headers: Record<string, string>;
}

/** Whatever a buyer would not want to find in a shop's tables; the fixtures have all of it. */
export const PRIVATE =
  /jane|buyer@|springfield|evergreen|5550123|203\.0\.113|secret_|receipts\/payment|redirect\/auth|2088000000000001|138\*|074a1Cc|shop@example|sho\*\*/i;

/** By name, what is to stand for `{{name}}`; the rest is made up. */
export type Filling = Readonly<Record<string, string>>;

/** The names of a gateway's fixtures: Stripe's are its events' types. */
export function fixtureNames(gateway: "stripe" | "alipay"): string[] {
  const files = readdirSync(path.join(FOLDER, gateway));
  return files.map((file) => file.replace(/\.(json|form)$/, "")).sort();
}

const STRIPE_PREFIXES: Filling = {
  event: "evt_3",
  payment_intent: "pi_3",
  charge: "ch_3",
  refund: "re_3",
  dispute: "du_1",
  early_fraud_warning: "issfr_1",
  review: "prv_1",
  checkout_session: "cs_test_a1",
  setup_intent: "seti_1",
  payment_method: "pm_1",
  customer: "cus_",
  session_id: "payses_",
  order_number: "MPHF1XTVR",
};

/** An event as Stripe posts it, signed now with this secret. */
export function stripeEvent(type: string, secret: string, filling: Filling = {}): Posting {
  const made = Object.fromEntries(
    Object.entries(STRIPE_PREFIXES).map(([name, prefix]) => [name, `${prefix}${madeUp()}`]),
  );
  const raw = fill(read("stripe", `${type}.json`), filling, made);
  const signature = Stripe.webhooks.generateTestHeaderString({ payload: raw, secret });
  return {
    raw: Buffer.from(raw),
    headers: {
      "content-type": "application/json; charset=utf-8",
      "stripe-signature": signature,
    },
  };
}

/** A notification as Alipay posts it to this merchant's app, signed with Alipay's own key. */
export async function alipayNotification(
  name: string,
  app: Pick<AppCredentials, "app_id" | "seller_id" | "alipay_private_key">,
  filling: Filling = {},
  charset: NotifyCharset = "utf-8",
): Promise<Posting> {
  const made: Filling = {
    app_id: app.app_id,
    seller_id: app.seller_id,
    now: formatBeijing(Date.now()),
    notify_id: `20260901${madeUp()}`,
    out_trade_no: `MPHFIXTURE${madeUp()}`,
    trade_no: "2026090122000000000000000001",
    auth_no: "2026090110000000000000000001",
    total_amount: "42.00",
    refund_fee: "12.00",
    out_biz_no: `MPHFIXTURE${madeUp()}_refund_1`,
  };
  const text = fill(read("alipay", `${name}.form`), filling, made);
  const fields = { ...formOf(text), charset: charset.toUpperCase() };
  const key = await rsaKeyPair(app.alipay_private_key);
  const signature = sign(toBytes(signContent(fields, []), charset), key);
  const body = encodeForm({ ...fields, sign_type: "RSA2", sign: signature }, charset);
  return {
    raw: Buffer.from(body, "latin1"),
    headers: {
      "content-type": `application/x-www-form-urlencoded; text/html; charset=${charset.toUpperCase()}`,
    },
  };
}

/** Posts it to a store as its gateway does. */
export async function postTo(store: string, hook: string, { raw, headers }: Posting) {
  const body = new Uint8Array(raw);
  const answer = await fetch(`${store}${hook}`, { method: "POST", body, headers });
  return {
    status: answer.status,
    type: answer.headers.get("content-type"),
    body: await answer.text(),
  };
}

function read(gateway: string, file: string): string {
  return readFileSync(path.join(FOLDER, gateway, file), "utf8");
}

/** One `name=value` a line, not encoded, so that it can be read. */
function formOf(text: string): Record<string, string> {
  const lines = text.split("\n").filter(Boolean);
  return Object.fromEntries(
    lines.map((line) => {
      const [name = "", ...value] = line.split("=");
      return [name, value.join("=")];
    }),
  );
}

/** @throws Error for a name that no fixture of this gateway has a place for */
function fill(text: string, filling: Filling, made: Filling): string {
  const wrong = Object.keys(filling).find((name) => made[name] === undefined);
  if (wrong) throw new Error(`no fixture has a place for {{${wrong}}}`);
  return text.replace(/\{\{(\w+)\}\}/g, (_, name: string) => {
    const value = filling[name] ?? made[name];
    if (value === undefined) throw new Error(`nothing fills {{${name}}}`);
    return value;
  });
}

function madeUp(): string {
  return randomBytes(10).toString("hex").toUpperCase();
}
