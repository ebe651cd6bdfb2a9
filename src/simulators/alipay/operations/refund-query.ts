import { z } from "@medusajs/framework/zod";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import { hasIdentity, IDENTITY_MISSING, ignoring, merchantNumber, tradeIdentity } from "./fields";
import { defineOperation } from "./operation";
import { requireTrade, tradeNumbers } from "./trade-answer";

const BizContent = ignoring(
  ["query_options", "org_pid"],
  z
    .strictObject({ ...tradeIdentity, out_request_no: merchantNumber })
    .refine(hasIdentity, IDENTITY_MISSING),
);

/**
 * A refund that is not known, or whose money has not moved yet, is answered as success without any
 * refund field: Alipay does not tell the two apart.
 */
export const refundQuery = defineOperation(
  "alipay.trade.fastpay.refund.query",
  BizContent,
  (gateway, caller, biz) => {
    const trade = requireTrade(gateway, caller, biz);
    const refund = trade.refunds.find(
      ({ out_request_no, state }) => out_request_no === biz.out_request_no && state === "success",
    );
    if (!refund) return {};
    return {
      ...tradeNumbers(trade),
      out_request_no: refund.out_request_no,
      total_amount: formatYuan(trade.order.total),
      refund_amount: formatYuan(refund.amount),
      send_back_fee: formatYuan(refund.amount),
      refund_status: "REFUND_SUCCESS",
      ...(refund.reason !== undefined && { refund_reason: refund.reason }),
      ...(refund.completedAt !== undefined && {
        gmt_refund_pay: formatBeijing(refund.completedAt),
      }),
    };
  },
);
