import type Stripe from "stripe";
import { checkClock, type ClockWatch } from "../clock-skew";
import type { AccountCheck, OpenAccount } from "../gateway";
import { checkPermissions } from "./check-permissions";
import { errorOf, NOBODY, TRY_AGAIN } from "./check-probe";
import { checkWebhookAddress, checkWebhookSecret } from "./check-webhook";
import { buildClient } from "./client";
import { toFailure } from "./error-map";

const GET_KEY = "Copy the key again from Stripe: Developers → API keys.";

const MAY_READ_ACCOUNT = "Stripe: Developers → API keys → edit the key → let it read the account.";

export async function checkAccount(
  { stripe, watch }: { stripe: Stripe; watch: ClockWatch },
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
    ])),
    ...(await checkPermissions(stripe)),
    checkWebhookSecret(account),
    checkWebhookAddress(account, notifyUrl),
    ...checkClock("Stripe", watch),
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
  const asBrowser = buildClient(account, { key: account.fields.publishable_key ?? "" });
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
