import type { Operation } from "./operation";
import { authorizationOperations } from "./pre-authorization";
import { refundQuery } from "./refund-query";
import { tradeCancel } from "./trade-cancel";
import { tradeClose } from "./trade-close";
import { tradeCreate } from "./trade-create";
import { tradePay } from "./trade-pay";
import { tradePrecreate } from "./trade-precreate";
import { tradeQuery } from "./trade-query";
import { tradeRefund } from "./trade-refund";

const OPERATIONS = new Map<string, Operation>(
  [
    tradePrecreate,
    tradeCreate,
    tradePay,
    tradeQuery,
    tradeClose,
    tradeCancel,
    tradeRefund,
    refundQuery,
    ...authorizationOperations,
  ].map((operation) => [operation.method, operation]),
);

/** @param method `alipay.trade.query` and the like */
export function findOperation(method: string): Operation | undefined {
  return OPERATIONS.get(method);
}
