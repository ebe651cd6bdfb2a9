import type { MedusaContainer } from "@medusajs/framework/types";
import { findGateway } from "../../../src/gateways/registry";
import type PaymentHubModuleService from "../../../src/modules/payment_hub/service";
import { resolveHub } from "../../../src/modules/payment_hub/resolve";
import {
  startAlipaySimulator,
  type AlipaySimulator,
  type AppCredentials,
} from "../../../src/simulators/alipay";
import { startStripeSimulator, type StripeSimulator } from "../../../src/simulators/stripe";
import { Mailbox } from "./mailbox";
import type { Plan } from "./plan";

/** A merchant at a gateway, entered in the shop. */
export interface Merchant {
  /** The hub's row. */
  accountId: string;
  merchantId: string;
  /** What is pasted into the dashboard. */
  keys: Record<string, string>;
}

/**
 * The gateways of one run, with two merchants each, and nothing in them yet. Every run has its own,
 * so that it finds the same world whether it is the first or runs alone: no breaker that an earlier
 * run has opened, no payments in a list.
 */
export interface World {
  stripe: StripeSimulator;
  alipay: AlipaySimulator;
  mailbox: Mailbox;
  merchants: [Merchant, Merchant];
  close(): Promise<void>;
}

/** Making RSA keys takes long; which merchant has which does not matter. */
let apps: [AppCredentials, AppCredentials] | undefined;

export async function openWorld(
  container: MedusaContainer,
  plan: Plan,
  run: number,
): Promise<World> {
  const hub = resolveHub(container);
  const mailbox = new Mailbox();
  const backend = await mailbox.open();
  const stripe = await startStripeSimulator({ retryDelaysMs: [], asyncCaptureDelayMs: 0 });
  const [first, second] = apps ?? [];
  const alipay = await startAlipaySimulator({
    retryDelaysMs: [],
    app: { ...numbersOf(run, 1), ...(first && withKeysOf(first)) },
  });
  const other = await alipay.office.addApp({
    ...numbersOf(run, 2),
    ...(second && withKeysOf(second)),
  });
  apps ??= [alipay.app, other];
  Object.assign(hub.hubOptions, {
    backend_url: backend,
    sandbox_endpoints: { stripe: stripe.url, alipay: alipay.url },
  });
  forgetOpenAccounts(hub);
  const keys =
    plan.gateway === "stripe"
      ? await stripeKeys(stripe, backend, run)
      : [alipay.app, other].map((app) => ({ merchantId: app.app_id, keys: keysOf(app) }));
  const [one, another] = [
    await enter(container, plan, keys[0]),
    await enter(container, plan, keys[1]),
  ];
  await useMerchant(container, plan, one);
  return {
    stripe,
    alipay,
    mailbox,
    merchants: [one, another],
    async close() {
      await Promise.all([stripe.close(), alipay.close(), mailbox.close()]);
    },
  };
}

/** Makes a merchant the one with which new payments begin, as saving its keys again does. */
export async function useMerchant(
  container: MedusaContainer,
  plan: Plan,
  { merchantId, keys }: Pick<Merchant, "merchantId" | "keys">,
): Promise<string> {
  const hub = resolveHub(container);
  const gateway = findGateway(plan.gateway);
  const parsed = gateway.parseCredentials(keys, "sandbox");
  if (!parsed.ok) throw new Error(`${plan.gateway}: ${JSON.stringify(parsed.problems)}`);
  const { fields } = parsed;
  const { id } = await hub.accounts.save(gateway, { environment: "sandbox", merchantId, fields });
  return id;
}

async function enter(
  container: MedusaContainer,
  plan: Plan,
  keys: Pick<Merchant, "merchantId" | "keys"> | undefined,
): Promise<Merchant> {
  if (!keys) throw new Error("a merchant is missing");
  const hub = resolveHub(container);
  const accountId = await useMerchant(container, plan, keys);
  const row = await hub.accounts.find(accountId);
  if (!row) throw new Error(`account ${accountId} is gone`);
  if (plan.gateway === "alipay") {
    await hub.accounts.setOptions(row, { after_partial_capture: plan.afterPartialCapture });
  }
  await hub.settings.update(plan.gateway, {
    enabled: true,
    active_environment: "sandbox",
    capture_method: plan.captureMethod,
    late_payments: plan.latePayments,
  });
  return { accountId, ...keys };
}

/** Accounts that were opened carry the addresses of another run's simulators, and its breakers. */
function forgetOpenAccounts(hub: PaymentHubModuleService): void {
  const { opened } = hub.accounts as unknown as { opened: Map<string, unknown> };
  opened.clear();
}

async function stripeKeys(
  stripe: StripeSimulator,
  backend: string,
  run: number,
): Promise<Pick<Merchant, "merchantId" | "keys">[]> {
  const url = `${backend}/hooks/payment/stripe_stripe`;
  const suffix = String(run).padStart(12, "0");
  const accounts = ["A", "B"].map((letter) =>
    stripe.addAccount({
      id: `acct_1Random${letter}${suffix}`,
      publishable_key: `pk_test_51Random${letter}${suffix}`,
      secret_key: `sk_test_51Random${letter}${suffix}`,
    }),
  );
  return Promise.all(
    accounts.map(async ({ id, publishable_key, secret_key }) => {
      const { webhook_endpoint } = await control<{ webhook_endpoint: { secret: string } }>(
        stripe,
        "webhook_endpoints",
        { account: id, url },
      );
      const webhook_secret = webhook_endpoint.secret;
      return { merchantId: id, keys: { publishable_key, secret_key, webhook_secret } };
    }),
  );
}

/** A control call of the Stripe simulator, which is never faulted. */
export async function control<T>({ url }: StripeSimulator, path: string, body: object): Promise<T> {
  const response = await fetch(`${url}/__sim/${path}`, {
    method: "POST",
    body: JSON.stringify(body),
  });
  const answer = (await response.json()) as T & { error?: unknown };
  if (!response.ok) throw new Error(`${path}: ${JSON.stringify(answer.error)}`);
  return answer;
}

/** Other merchants than the run before had, with the same keys. */
function withKeysOf({ private_key, alipay_private_key }: AppCredentials) {
  return { app_private_key: private_key, alipay_private_key };
}

function numbersOf(run: number, which: number) {
  const digits = `${which}${String(run).padStart(11, "0")}`;
  return { app_id: `2021${digits}`, seller_id: `2088${digits}` };
}

function keysOf({ app_id, seller_id, private_key, alipay_public_key }: AppCredentials) {
  return { app_id, seller_id, private_key, alipay_public_key };
}
