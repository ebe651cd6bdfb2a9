import { text } from "../params/index";
import { endpoint } from "../wire/endpoint";
import { find } from "../wire/missing";
import { createdFilter, isCreatedWithin, page, PAGE_SPEC } from "../wire/page";

const retrieve = endpoint({
  route: "GET /v1/balance_transactions/:id",
  permission: "rak_balance_read",
  answers: "balance_transaction",
  params: {},
  run: (call, _params, { id = "" }) =>
    find(call, "balanceTransactions", "balance transaction", id, "id"),
});

const listAll = endpoint({
  route: "GET /v1/balance_transactions",
  permission: "rak_balance_read",
  answers: "list:balance_transaction",
  params: {
    ...PAGE_SPEC,
    created: createdFilter(),
    currency: text(),
    source: text(),
    type: text(),
  },
  run(call, params) {
    const entries = call.realm.balanceTransactions
      .newestFirst()
      .filter((entry) => isCreatedWithin(entry.created, params.created))
      .filter((entry) => !params.currency || entry.currency === params.currency)
      .filter((entry) => !params.source || entry.source === params.source)
      .filter((entry) => !params.type || entry.type === params.type);
    return page(entries, params, call.path);
  },
});

export const BALANCE_TRANSACTION_ENDPOINTS = [retrieve, listAll];
