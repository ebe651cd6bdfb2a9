import type { Money } from "../../lib/money";
import type { Gateway } from "../gateway";
import { CURRENCY, fromYuan } from "./currency";

type Contradiction = NonNullable<Gateway["contradictionIn"]>;

/**
 * What Alipay asks shops to check in a notification beside its signature, before they do anything
 * about it: to whom the money went, and how much it was.
 * https://opendocs.alipay.com/open/203/105286
 */
export const contradictionIn: Contradiction = (said, { fields, payment }) => {
  if (!sellerMatches(said, fields.seller_id)) {
    return "the money went to another seller id (PID) than this account's";
  }
  const currency = said.trans_currency;
  if (typeof currency === "string" && currency.toLowerCase() !== CURRENCY) {
    return `the notification is about ${currency}, and this account takes CNY`;
  }
  const amount = payment && amountOf(said, payment);
  if (!amount) return undefined;
  return `the notification tells of ${amount} where ${payment.amount} was asked for`;
};

/**
 * One app can collect for several sellers; money of another seller is not this account's. A trade always
 * names its seller. A pre-authorization may name its payee, and often says nothing.
 */
function sellerMatches(said: Record<string, unknown>, own: string | undefined): boolean {
  const seller = said.seller_id ?? said.payee_user_id;
  if (seller === undefined) return said.trade_status === undefined;
  return seller === own;
}

interface Asked {
  orderNumber: string;
  amount: Money;
}

/** The amount told of, where it cannot be this payment's. A capture is a trade of a part of it. */
function amountOf(
  said: Record<string, unknown>,
  { orderNumber, amount }: Asked,
): Money | undefined {
  if (said.notify_type === "fund_auth_freeze") return otherThan(amount, fromYuan(said.amount));
  const total = fromYuan(said.total_amount);
  if (said.out_trade_no === orderNumber) return otherThan(amount, total);
  return total && total.minor > amount.minor ? total : undefined;
}

function otherThan(asked: Money, told: Money | undefined): Money | undefined {
  return told && !told.equals(asked) ? told : undefined;
}
