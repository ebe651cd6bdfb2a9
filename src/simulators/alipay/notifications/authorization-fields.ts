import {
  frozenAmount,
  restAmount,
  type Authorization,
  type AuthorizationOperation,
} from "../domain/authorization";
import { BUYER } from "../domain/buyer";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";

/** What `fund_auth_freeze` and `fund_auth_unfreeze` notifications say. */
export function authorizationFields(
  authorization: Authorization,
  operation: AuthorizationOperation,
): Record<string, string> {
  return {
    app_id: authorization.app.app_id,
    auth_app_id: authorization.app.app_id,
    auth_no: authorization.auth_no ?? "",
    out_order_no: authorization.out_order_no,
    operation_id: operation.operation_id,
    out_request_no: operation.out_request_no,
    operation_type: operation.type,
    amount: formatYuan(operation.amount),
    status: operation.status,
    gmt_create: formatBeijing(authorization.createdAt),
    gmt_trans: formatBeijing(operation.at),
    payer_user_id: BUYER.buyer_id,
    payer_logon_id: BUYER.buyer_logon_id,
    payee_user_id: authorization.app.seller_id,
    total_freeze_amount: formatYuan(frozenAmount(authorization)),
    total_unfreeze_amount: formatYuan(authorization.unfrozen),
    total_pay_amount: formatYuan(authorization.captured),
    rest_amount: formatYuan(restAmount(authorization)),
  };
}
