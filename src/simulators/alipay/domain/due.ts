import { expireAuthorizations } from "./authorization-lifecycle";
import type { Gateway } from "./gateway";
import { completeRefund } from "./refund-trade";
import { closeTrade } from "./trade-lifecycle";

/** Does whatever the simulator's clock has made due: unpaid trades close, slow refunds complete. */
export function settleDue(gateway: Gateway): void {
  const now = gateway.clock.now();
  for (const trade of gateway.book.unsettledTrades()) {
    if (trade.state === "WAIT_BUYER_PAY" && trade.expiresAt <= now) closeTrade(gateway, trade);
    for (const refund of trade.refunds) {
      const due = refund.completesAt !== undefined && refund.completesAt <= now;
      if (refund.state === "processing" && due) completeRefund(gateway, trade, refund);
    }
  }
  expireAuthorizations(gateway);
}
