import type { SimReply } from "../../core/http-server";
import type { Order } from "../domain/trade";
import type { AlipayError } from "../lib/alipay-error";
import { formatYuan, type Fen } from "../lib/money";
import { escapeHtml, htmlPage } from "./html";

/** What a cashier page asks of the buyer. */
interface Request {
  id: string;
  subject: string;
  amount: Fen;
  merchant: string;
  number: string;
  /** On the button: to pay, or to authorize a deposit. */
  action: string;
}

export function orderPage(order: Order): SimReply {
  return requestPage({
    id: order.id,
    subject: order.subject,
    amount: order.total,
    merchant: order.app.name,
    number: order.out_trade_no,
    action: "确认付款 Pay",
  });
}

export function requestPage(request: Request): SimReply {
  const button = (action: string, label: string, style: string): string =>
    `<form method="post" action="/cashier/${request.id}/${action}">
      <button type="submit" id="${action}" class="${style}">${escapeHtml(label)}</button>
    </form>`;
  return htmlPage(
    200,
    "收银台 Cashier",
    `<h1>${escapeHtml(request.subject)}</h1>
    <p class="amount">¥${formatYuan(request.amount)}</p>
    <dl>
      <div><dt>商家 Merchant</dt><dd>${escapeHtml(request.merchant)}</dd></div>
      <div><dt>商户订单号 Order no.</dt><dd>${escapeHtml(request.number)}</dd></div>
    </dl>
    ${button("pay", request.action, "primary")}
    ${button("cancel", "取消 Cancel", "plain")}`,
  );
}

export function messagePage(title: string, text: string, backUrl?: string): SimReply {
  const back = backUrl
    ? `<a class="button plain" id="back" href="${escapeHtml(backUrl)}">返回商家 Back to the shop</a>`
    : "";
  return htmlPage(200, title, `<h1>${escapeHtml(title)}</h1><p>${escapeHtml(text)}</p>${back}`);
}

/** The real gateway shows buyers a page with the code in it, never JSON. */
export function refusalPage(error: AlipayError): SimReply {
  return { ...messagePage("无法付款 Cannot pay", error.message), status: 400 };
}
