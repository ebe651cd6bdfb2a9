import type Stripe from "stripe";
import type { AccountCheck, OpenAccount } from "../gateway";
import type { GatewayError } from "../errors";
import { buildClient } from "./client";
import { toFailure } from "./error-map";

/** An id that no account has: asking for it tells whether the key may ask, and changes nothing. */
const NOBODY = "medusa_payment_hub_check";

const GET_KEY = "Copy the key again from Stripe: Developers → API keys.";

const MAY_READ_ACCOUNT = "Stripe: Developers → API keys → edit the key → let it read the account.";

const TRY_AGAIN = "Try again in a moment.";

/** What the plugin does at Stripe, and the permission that a restricted key needs for it. */
const PERMISSIONS: readonly {
  name: string;
  label: string;
  probe: (stripe: Stripe) => Promise<unknown>;
}[] = [
  {
    name: "permission_payment_intents",
    label: "PaymentIntents: Write",
    probe: (stripe) => stripe.paymentIntents.cancel(`pi_${NOBODY}`),
  },
  {
    name: "permission_refunds",
    label: "Charges and Refunds: Write",
    probe: (stripe) => stripe.refunds.create({ payment_intent: `pi_${NOBODY}` }),
  },
  {
    name: "permission_customers",
    label: "Customers: Write",
    probe: (stripe) => stripe.customers.update(`cus_${NOBODY}`, {}),
  },
  {
    name: "permission_payment_methods",
    label: "PaymentMethods: Write",
    probe: (stripe) => stripe.paymentMethods.detach(`pm_${NOBODY}`),
  },
  {
    name: "permission_setup_intents",
    label: "SetupIntents: Write",
    probe: (stripe) => stripe.setupIntents.cancel(`seti_${NOBODY}`),
  },
];

export async function checkAccount(
  stripe: Stripe,
  account: OpenAccount,
  { notifyUrl }: { notifyUrl: string },
): Promise<AccountCheck[]> {
  const key = await checkKey(stripe);
  // Without a key that Stripe accepts, every other answer would be the same refusal again.
  if (!key.ok) return [key, checkWebhookSecret(account), checkWebhookAddress(account, notifyUrl)];
  return [
    key,
    ...(await Promise.all([
      checkMode(stripe, account),
      checkMerchant(stripe),
      checkPublishableKey(account),
      ...PERMISSIONS.map((permission) => checkPermission(stripe, permission)),
    ])),
    checkWebhookSecret(account),
    checkWebhookAddress(account, notifyUrl),
  ];
}

async function checkKey(stripe: Stripe): Promise<AccountCheck> {
  const error = await errorOf(() => stripe.balance.retrieve());
  // A restricted key that may not read the balance is a valid key all the same.
  if (!error || error.code === "permission_missing") {
    return { name: "key_valid", ok: true, message: "Stripe accepts the secret key." };
  }
  const fix =
    error.code === "key_invalid"
      ? GET_KEY
      : "Check that this server can reach Stripe, then try again.";
  return { name: "key_valid", ok: false, message: error.merchantMessage, fix };
}

async function checkMode(stripe: Stripe, account: OpenAccount): Promise<AccountCheck> {
  const name = "mode";
  const wanted = account.environment === "live";
  try {
    const { livemode } = await stripe.balance.retrieve();
    const mode = livemode ? "live" : "test";
    if (livemode === wanted) return { name, ok: true, message: `The key is a ${mode} key.` };
    return {
      name,
      ok: false,
      message: `The key is a ${mode} key, but this is the ${account.environment} account.`,
      fix: GET_KEY,
    };
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    if (error.code === "permission_missing") {
      return {
        name,
        ok: true,
        message: "The key may not read the balance; its prefix tells its mode.",
      };
    }
    return { name, ok: false, message: error.merchantMessage, fix: TRY_AGAIN };
  }
}

async function checkMerchant(stripe: Stripe): Promise<AccountCheck> {
  const name = "account";
  try {
    const merchant = await stripe.accounts.retrieveCurrent();
    const where = [merchant.id, merchant.country, merchant.default_currency?.toUpperCase()]
      .filter(Boolean)
      .join(", ");
    if (merchant.charges_enabled) return { name, ok: true, message: `Account ${where}.` };
    return {
      name,
      ok: false,
      message: `Account ${where} cannot take payments yet.`,
      fix: "Finish the account's activation in Stripe's dashboard.",
    };
  } catch (thrown) {
    const { error } = toFailure(thrown, {});
    const fix = error.code === "permission_missing" ? MAY_READ_ACCOUNT : GET_KEY;
    return { name, ok: false, message: error.merchantMessage, fix };
  }
}

async function checkPublishableKey(account: OpenAccount): Promise<AccountCheck> {
  const name = "publishable_key";
  const asBrowser = buildClient(account, account.fields.publishable_key);
  const error = await errorOf(() =>
    asBrowser.paymentIntents.retrieve(`pi_${NOBODY}`, {
      client_secret: `pi_${NOBODY}_secret_${NOBODY}`,
    }),
  );
  // "No such intent" is the answer to a key that is known.
  if (error?.retryable) {
    return { name, ok: false, message: error.merchantMessage, fix: TRY_AGAIN };
  }
  if (error?.code !== "key_invalid") {
    return { name, ok: true, message: "Stripe accepts the publishable key." };
  }
  return {
    name,
    ok: false,
    message: "Stripe does not accept the publishable key.",
    fix: GET_KEY,
  };
}

async function checkPermission(
  stripe: Stripe,
  { name, label, probe }: (typeof PERMISSIONS)[number],
): Promise<AccountCheck> {
  const error = await errorOf(() => probe(stripe));
  if (error?.code === "permission_missing") {
    return {
      name,
      ok: false,
      message: `The restricted key lacks the permission "${label}".`,
      fix: `Stripe: Developers → API keys → edit the key → set "${label}".`,
    };
  }
  if (error?.retryable) {
    return { name, ok: false, message: error.merchantMessage, fix: TRY_AGAIN };
  }
  return { name, ok: true, message: `The key may do this: ${label}.` };
}

function checkWebhookSecret(account: OpenAccount): AccountCheck {
  const name = "webhook_secret";
  if (account.fields.webhook_secret) {
    return { name, ok: true, message: "A signing secret for webhooks is set." };
  }
  return {
    name,
    ok: false,
    message: "No webhook signing secret: Stripe's events are refused.",
    fix: "Stripe: Developers → Webhooks → add the address below, then paste its signing secret.",
  };
}

function checkWebhookAddress({ environment }: OpenAccount, notifyUrl: string): AccountCheck {
  const name = "webhook_address";
  if (notifyUrl.startsWith("https://"))
    return { name, ok: true, message: `Events go to ${notifyUrl}.` };
  if (environment === "sandbox" && notifyUrl) {
    return {
      name,
      ok: true,
      message: `Events go to ${notifyUrl}. Going live needs an https:// address.`,
    };
  }
  return {
    name,
    ok: false,
    message: notifyUrl
      ? `${notifyUrl} is not an https:// address.`
      : "The store's public address is not set.",
    fix: "Set `backend_url` of the plugin in medusa-config.ts to the store's public https:// address.",
  };
}

async function errorOf(call: () => Promise<unknown>): Promise<GatewayError | undefined> {
  try {
    await call();
    return undefined;
  } catch (thrown) {
    return toFailure(thrown, {}).error;
  }
}
