import { z } from "@medusajs/framework/zod";
import { refundTrade } from "../domain/refund-trade";
import { refundedAmount } from "../domain/trade";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import {
  amount,
  hasIdentity,
  IDENTITY_MISSING,
  ignoring,
  merchantNumber,
  tradeIdentity,
} from "./fields";
import { defineOperation } from "./operation";
import { buyerFields, requireTrade, tradeNumbers } from "./trade-answer";

/** Documented parameters that change nothing here. */
const IGNORED = [
  ...["operator_id", "store_id", "terminal_id", "goods_detail", "refund_goods_detail", "org_pid"],
  ...["refund_royalty_parameters", "query_options", "refund_currency", "related_settle_confirm_no"],
];

const BizContent = ignoring(
  IGNORED,
  z
    .strictObject({
      ...tradeIdentity,
      refund_amount: amount,
      out_request_no: merchantNumber.optional(),
      refund_reason: z.string().max(256).optional(),
    })
    .refine(hasIdentity, IDENTITY_MISSING),
);

/**
 * `fund_change` says whether this call moved money; 10000 alone does not. `refund_fee` is all that was
 * refunded of the trade, `send_back_fee` what this call sent back.
 */
export const tradeRefund = defineOperation(
  "alipay.trade.refund",
  BizContent,
  (gateway, caller, biz) => {
    const trade = requireTrade(gateway, caller, biz);
    const { refund, moved } = refundTrade(gateway, trade, {
      amount: biz.refund_amount,
      out_request_no: biz.out_request_no,
      reason: biz.refund_reason,
    });
    return {
      ...tradeNumbers(trade),
      ...buyerFields(),
      fund_change: moved ? "Y" : "N",
      refund_fee: formatYuan(refundedAmount(trade)),
      send_back_fee: moved ? formatYuan(refund.amount) : "0.00",
      ...(refund.completedAt !== undefined && {
        gmt_refund_pay: formatBeijing(refund.completedAt),
      }),
    };
  },
);
