import { plus, ZERO, type MinorUnits } from "../money/minor-units";
import { METHOD_TYPES } from "../methods/method-types";
import { endpoint, type Call } from "../wire/endpoint";
import { invalidRequest } from "../wire/api-error";

const ownAccount = endpoint({
  route: "GET /v1/account",
  permission: "rak_accounts_kyc_basic_read",
  answers: "plain",
  params: {},
  run: (call) => accountObject(call),
});

/** The key's own account by id; others are a matter of Connect, which is not simulated. */
const accountById = endpoint({
  route: "GET /v1/accounts/:account",
  permission: "rak_accounts_kyc_basic_read",
  answers: "plain",
  params: {},
  run(call, _params, { account: id = "" }) {
    if (id === call.realm.account) return accountObject(call);
    throw invalidRequest(
      `The provided key does not have access to account '${id}' (or that account does not exist). Application access may have been revoked.`,
      { code: "account_invalid" },
      403,
    );
  },
});

const balance = endpoint({
  route: "GET /v1/balance",
  permission: "rak_balance_read",
  answers: "plain",
  params: {},
  run(call) {
    return {
      object: "balance",
      available: sums(call, "available"),
      livemode: call.realm.livemode,
      pending: sums(call, "pending"),
    };
  },
});

export const ACCOUNT_ENDPOINTS = [ownAccount, accountById, balance];

function accountObject(call: Call): unknown {
  const settings = call.world.directory.account(call.realm.account);
  if (!settings) throw new Error(`${call.realm.account} has no settings`);
  const capabilities = METHOD_TYPES.map((type) => [
    `${type}_payments`,
    settings.paymentMethodTypes.includes(type) ? "active" : "inactive",
  ]);
  return {
    id: settings.id,
    object: "account",
    business_profile: { name: settings.businessName, url: null },
    business_type: "company",
    capabilities: Object.fromEntries(capabilities) as Record<string, string>,
    charges_enabled: true,
    country: settings.country,
    created: settings.created,
    default_currency: settings.defaultCurrency,
    details_submitted: true,
    email: settings.email,
    metadata: {},
    payouts_enabled: true,
    settings: {
      dashboard: { display_name: settings.businessName, timezone: "Etc/UTC" },
      payments: { statement_descriptor: "MEDUSA SIM" },
    },
    type: "standard",
  };
}

function sums(call: Call, status: "available" | "pending") {
  const totals = new Map<string, MinorUnits>();
  const { defaultCurrency = "usd" } = call.world.directory.account(call.realm.account) ?? {};
  totals.set(defaultCurrency, ZERO);
  for (const entry of call.realm.balanceTransactions.all()) {
    if (entry.status !== status) continue;
    totals.set(entry.currency, plus(totals.get(entry.currency) ?? ZERO, entry.net));
  }
  return [...totals].map(([currency, amount]) => ({
    amount,
    currency,
    source_types: { card: amount },
  }));
}
