import { ControlError, notFound } from "../../core/control";
import { credentialsOf, type AppCredentials, type NewApp } from "../domain/app-registry";
import { settleDue } from "../domain/due";
import type { Gateway } from "../domain/gateway";
import { ledgerTrade, type LedgerTrade } from "../domain/ledger";
import { completeRefund, refundInConsole } from "../domain/refund-trade";
import type { SlowRefundPlan } from "../domain/slow-refunds";
import { finishTrade } from "../domain/trade-lifecycle";
import type { Refund, Trade } from "../domain/trade";
import { parseYuan, ZERO, type Fen } from "../lib/money";
import type { NotifyCharset } from "../notifications/encode-form";

/** What happens on Alipay's own side, at a test's word. */
export class BackOffice {
  constructor(private readonly gateway: Gateway) {}

  async addApp(input: NewApp = {}): Promise<AppCredentials> {
    return credentialsOf(await this.gateway.apps.add(input));
  }

  apps(): AppCredentials[] {
    return this.gateway.apps.list().map(credentialsOf);
  }

  /** The period for refunds ends: TRADE_FINISHED. */
  finishTrade(outTradeNo: string): { trade: LedgerTrade } {
    const trade = this.trade(outTradeNo);
    finishTrade(this.gateway, trade);
    return { trade: ledgerTrade(trade) };
  }

  /**
   * Somebody refunds in the merchant's console.
   * @param amount yuan such as `"12.00"`
   * @param outRequestNo left out, as there: see `refundInConsole`
   */
  refund(outTradeNo: string, amount: string, outRequestNo?: string): { trade: LedgerTrade } {
    const trade = this.trade(outTradeNo);
    const request = { amount: readAmount(amount), out_request_no: outRequestNo };
    refundInConsole(this.gateway, trade, request);
    return { trade: ledgerTrade(trade) };
  }

  /** @param balance yuan such as `"12.00"` or `"0"`; null takes the limit away */
  setSellerBalance(sellerId: string, balance: string | null): { balance: Fen | null } {
    const fen = balance === null ? null : readBalance(balance);
    this.gateway.ledger.balances.set(sellerId, fen ?? undefined);
    return { balance: fen };
  }

  /** The next refunds answer `fund_change=N` and complete later. */
  slowRefunds(plan: Partial<SlowRefundPlan> = {}): { slow: SlowRefundPlan } {
    const slow = { times: 1, ...plan };
    this.gateway.slowRefunds.add(slow);
    return { slow };
  }

  completeRefund(outRequestNo: string): { trade: LedgerTrade } {
    const { trade, refund } = this.processingRefund(outRequestNo);
    completeRefund(this.gateway, trade, refund);
    return { trade: ledgerTrade(trade) };
  }

  /** The refund comes to nothing; the same `out_request_no` may then be sent again. */
  failRefund(outRequestNo: string): { trade: LedgerTrade } {
    const { trade, refund } = this.processingRefund(outRequestNo);
    trade.refunds = trade.refunds.filter((other) => other !== refund);
    return { trade: ledgerTrade(trade) };
  }

  setNotifyCharset(charset: NotifyCharset): { charset: NotifyCharset } {
    this.gateway.notifier.charset = charset;
    return { charset };
  }

  private trade(outTradeNo: string): Trade {
    settleDue(this.gateway);
    const { book } = this.gateway;
    const trade = book.allTrades().find(({ order }) => order.out_trade_no === outTradeNo);
    return trade ?? notFound(`trade ${outTradeNo}`);
  }

  private processingRefund(outRequestNo: string): { trade: Trade; refund: Refund } {
    for (const trade of this.gateway.book.allTrades()) {
      const refund = trade.refunds.find(
        ({ out_request_no, state }) => out_request_no === outRequestNo && state === "processing",
      );
      if (refund) return { trade, refund };
    }
    return notFound(`processing refund ${outRequestNo}`);
  }
}

function readBalance(text: string): Fen {
  return /^0(\.00?)?$/.test(text) ? ZERO : readAmount(text);
}

function readAmount(text: string): Fen {
  const fen = parseYuan(text);
  if (fen === undefined) throw new ControlError(400, `not an amount in yuan: ${text}`);
  return fen;
}
