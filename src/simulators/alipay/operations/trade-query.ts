import { z } from "@medusajs/framework/zod";
import { formatBeijing } from "../lib/beijing-time";
import { formatYuan } from "../lib/money";
import { hasIdentity, IDENTITY_MISSING, ignoring, tradeIdentity } from "./fields";
import { defineOperation } from "./operation";
import { buyerFields, paidAmounts, requireTrade, tradeNumbers } from "./trade-answer";

const BizContent = ignoring(
  ["query_options", "org_pid"],
  z.strictObject(tradeIdentity).refine(hasIdentity, IDENTITY_MISSING),
);

export const tradeQuery = defineOperation(
  "alipay.trade.query",
  BizContent,
  (gateway, caller, biz) => {
    const trade = requireTrade(gateway, caller, biz);
    return {
      ...tradeNumbers(trade),
      ...buyerFields(),
      trade_status: trade.state,
      total_amount: formatYuan(trade.order.total),
      ...(trade.paidAt !== undefined && {
        ...paidAmounts(trade),
        send_pay_date: formatBeijing(trade.paidAt),
      }),
    };
  },
);
