import { z } from "@medusajs/framework/zod";
import { frozenAmount, restAmount } from "../domain/authorization";
import { BUYER } from "../domain/buyer";
import { refused } from "../lib/alipay-error";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import { requireAuthorization } from "./auth-identity";
import { ignoring, merchantNumber } from "./fields";
import { defineOperation } from "./operation";

const BizContent = ignoring(
  ["query_options"],
  z
    .strictObject({
      auth_no: z.string().optional(),
      out_order_no: merchantNumber.optional(),
      operation_id: z.string().optional(),
      out_request_no: merchantNumber.optional(),
      operation_type: z.enum(["FREEZE", "UNFREEZE", "PAY"]).optional(),
    })
    .refine(({ auth_no, out_order_no }) => auth_no ?? out_order_no, "auth_no or out_order_no")
    .refine(
      ({ operation_id, out_request_no }) => operation_id ?? out_request_no,
      "operation_id or out_request_no",
    ),
);

/** One operation on an authorization, and how the whole stands. */
export const authDetailQuery = defineOperation(
  "alipay.fund.auth.operation.detail.query",
  BizContent,
  (gateway, caller, biz) => {
    const authorization = requireAuthorization(gateway, caller, biz);
    const operation = authorization.operations.find(
      ({ operation_id, out_request_no, type }) =>
        (biz.operation_id === undefined || biz.operation_id === operation_id) &&
        (biz.out_request_no === undefined || biz.out_request_no === out_request_no) &&
        (biz.operation_type === undefined || biz.operation_type === type),
    );
    if (!operation) throw refused("AUTH_OPERATION_NOT_EXIST", "支付宝资金操作流水不存在");
    return {
      auth_no: authorization.auth_no,
      out_order_no: authorization.out_order_no,
      order_title: authorization.order_title,
      order_status: authorization.state,
      total_freeze_amount: formatYuan(frozenAmount(authorization)),
      total_pay_amount: formatYuan(authorization.captured),
      rest_amount: formatYuan(restAmount(authorization)),
      payer_user_id: BUYER.buyer_id,
      payer_logon_id: BUYER.buyer_logon_id,
      operation_id: operation.operation_id,
      out_request_no: operation.out_request_no,
      operation_type: operation.type,
      amount: formatYuan(operation.amount),
      status: operation.status,
      gmt_create: formatBeijing(operation.at),
      gmt_trans: formatBeijing(operation.at),
    };
  },
);
