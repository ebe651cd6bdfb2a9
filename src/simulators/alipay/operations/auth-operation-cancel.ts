import { z } from "@medusajs/framework/zod";
import { closeAuthorization, unfreezeAuthorization } from "../domain/authorization-lifecycle";
import { refused } from "../lib/alipay-error";
import { requireAuthorization } from "./auth-identity";
import { merchantNumber } from "./fields";
import { defineOperation } from "./operation";

const BizContent = z
  .strictObject({
    auth_no: z.string().optional(),
    out_order_no: merchantNumber.optional(),
    operation_id: z.string().optional(),
    out_request_no: merchantNumber.optional(),
    remark: z.string().min(1).max(100),
  })
  .refine(({ auth_no, out_order_no }) => auth_no ?? out_order_no, "auth_no or out_order_no")
  .refine(
    ({ operation_id, out_request_no }) => operation_id ?? out_request_no,
    "operation_id or out_request_no",
  );

/**
 * Undoes a freeze of which nothing has been captured or freed yet, and closes one that the buyer has
 * not agreed to. The same call again is harmless.
 */
export const authOperationCancel = defineOperation(
  "alipay.fund.auth.operation.cancel",
  BizContent,
  (gateway, caller, biz) => {
    const authorization = requireAuthorization(gateway, caller, biz);
    const freeze = authorization.operations.find(
      ({ operation_id, out_request_no, type }) =>
        type === "FREEZE" &&
        (biz.operation_id ?? operation_id) === operation_id &&
        (biz.out_request_no ?? out_request_no) === out_request_no,
    );
    if (!freeze) throw refused("AUTH_OPERATION_NOT_EXIST", "支付宝资金操作流水不存在");
    const numbers = {
      auth_no: authorization.auth_no,
      out_order_no: authorization.out_order_no,
      operation_id: freeze.operation_id,
      out_request_no: freeze.out_request_no,
    };
    if (authorization.agreedAt === undefined) {
      closeAuthorization(authorization);
      return { ...numbers, action: "close" };
    }
    const out_request_no = `${freeze.out_request_no.slice(0, 57)}_cancel`;
    const others = authorization.operations.filter(
      (operation) => operation !== freeze && operation.out_request_no !== out_request_no,
    );
    if (others.length) throw refused("ORDER_ALREADY_FINISH", "授权订单已转支付或已解冻");
    unfreezeAuthorization(gateway, authorization, { out_request_no, amount: freeze.amount });
    return { ...numbers, action: "unfreeze" };
  },
);
