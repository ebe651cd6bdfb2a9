import type { AlipayClient } from "./client";
import { notUnderstood, type Failure } from "./error-map";
import { freezeNumber } from "./numbers";
import { PATHS } from "./paths";
import { readAuthorization, type Authorization } from "./status-map";

/** `none`: Alipay has never seen a buyer for it. */
export type FoundAuthorization =
  | { kind: "found"; authorization: Authorization }
  | { kind: "none" }
  | { kind: "unclear"; failure: Failure };

/** Whichever of the two the query misses first. */
const NOT_THERE = /(^|\.)(AUTH_ORDER_NOT_EXIST|AUTH_OPERATION_NOT_EXIST)$/;

/**
 * Asks for a pre-authorization by its freeze, which tells how the whole stands
 * (https://opendocs.alipay.com/open-v3, fund.auth.operation.detail.query).
 */
export async function findAuthorization(
  client: AlipayClient,
  orderNumber: string,
): Promise<FoundAuthorization> {
  const answer = await client.post(
    PATHS.authorizationQuery,
    {
      out_order_no: orderNumber,
      out_request_no: freezeNumber(orderNumber),
      operation_type: "FREEZE",
    },
    client.timeouts.query,
  );
  if (!answer.ok) {
    const { failure } = answer;
    if (NOT_THERE.test(failure.error.gatewayCode ?? "")) return { kind: "none" };
    return { kind: "unclear", failure };
  }
  const authorization = readAuthorization(orderNumber, answer.data);
  if (authorization) return { kind: "found", authorization };
  return { kind: "unclear", failure: notUnderstood("authorization not understood") };
}

/** Whether Alipay can be asked at once: not when it did not answer, or cannot be believed. */
export function canAskNow(failure: Failure): boolean {
  return failure.outcome !== "unknown" || failure.askNow;
}
