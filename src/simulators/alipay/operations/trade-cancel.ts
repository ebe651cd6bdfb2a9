import { z } from "@medusajs/framework/zod";
import type { Gateway } from "../domain/gateway";
import { refundTrade } from "../domain/refund-trade";
import { closeTrade } from "../domain/trade-lifecycle";
import { refundableAmount, type Trade } from "../domain/trade";
import { refused } from "../lib/alipay-error";
import { hasIdentity, IDENTITY_MISSING, ignoring, tradeIdentity } from "./fields";
import { defineOperation } from "./operation";
import { tradeNumbers } from "./trade-answer";

const BizContent = ignoring(
  ["operator_id", "terminal_id"],
  z.strictObject(tradeIdentity).refine(hasIdentity, IDENTITY_MISSING),
);

/**
 * Undoes a payment whose outcome the merchant does not know: unpaid it closes, paid it refunds in
 * full. Alipay documents no TRADE_NOT_EXIST here: a number without a trade is answered without
 * `action`, and stays payable.
 */
export const tradeCancel = defineOperation(
  "alipay.trade.cancel",
  BizContent,
  (gateway, caller, biz) => {
    const trade = gateway.book.findTrade(caller.app, biz);
    if (!trade) return { ...biz, retry_flag: "N" };
    trade.cancelAction ??= cancel(gateway, trade);
    return { ...tradeNumbers(trade), retry_flag: "N", action: trade.cancelAction };
  },
);

function cancel(gateway: Gateway, trade: Trade): "close" | "refund" {
  switch (trade.state) {
    case "WAIT_BUYER_PAY":
      closeTrade(gateway, trade);
      return "close";
    case "TRADE_SUCCESS":
      if (trade.refunds.length) throw refused("ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
      refundTrade(gateway, trade, { amount: refundableAmount(trade) });
      return "refund";
    case "TRADE_FINISHED":
      throw refused("ACQ.TRADE_HAS_FINISHED", "交易已完结");
    case "TRADE_CLOSED":
      if (trade.paidAt === undefined) return "close";
      throw refused("ACQ.REASON_TRADE_REFUND_FEE_ERR", "退款金额无效");
  }
}
