import { z } from "@medusajs/framework/zod";
import { closeTrade } from "../domain/trade-lifecycle";
import { hasIdentity, IDENTITY_MISSING, ignoring, tradeIdentity } from "./fields";
import { defineOperation } from "./operation";
import { requireTrade, tradeNumbers } from "./trade-answer";

const BizContent = ignoring(
  ["operator_id"],
  z.strictObject(tradeIdentity).refine(hasIdentity, IDENTITY_MISSING),
);

/** Closes an unpaid trade. A number that nobody scanned has no trade and stays payable. */
export const tradeClose = defineOperation(
  "alipay.trade.close",
  BizContent,
  (gateway, caller, biz) => {
    const trade = requireTrade(gateway, caller, biz);
    closeTrade(gateway, trade);
    return tradeNumbers(trade);
  },
);
