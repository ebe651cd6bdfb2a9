import { z } from "@medusajs/framework/zod";
import { unfreezeAuthorization } from "../domain/authorization-lifecycle";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import { requireAuthorization } from "./auth-identity";
import { amount, ignoring, merchantNumber } from "./fields";
import { defineOperation } from "./operation";

const BizContent = ignoring(
  ["extra_param", "biz_complete"],
  z.strictObject({
    auth_no: z.string().min(1),
    out_request_no: merchantNumber,
    amount,
    remark: z.string().max(100),
  }),
);

export const authUnfreeze = defineOperation(
  "alipay.fund.auth.order.unfreeze",
  BizContent,
  (gateway, caller, biz) => {
    const authorization = requireAuthorization(gateway, caller, biz);
    const operation = unfreezeAuthorization(gateway, authorization, biz);
    return {
      auth_no: authorization.auth_no,
      out_order_no: authorization.out_order_no,
      operation_id: operation.operation_id,
      out_request_no: operation.out_request_no,
      amount: formatYuan(operation.amount),
      status: "SUCCESS",
      gmt_trans: formatBeijing(operation.at),
    };
  },
);
