import type { SimReply, SimRequest } from "../../core/http-server";
import { freezeAuthorization } from "../domain/authorization-lifecycle";
import type { Authorization } from "../domain/authorization";
import type { Gateway } from "../domain/gateway";
import { refuseOver } from "../domain/place-order";
import { beginTrade, payTrade } from "../domain/trade-lifecycle";
import type { Order } from "../domain/trade";
import { AlipayError } from "../lib/alipay-error";
import { messagePage, orderPage, refusalPage, requestPage } from "./pages";
import { returnLink } from "./return-link";

const PATH = /^\/(?:qr\/([^/]+)|cashier\/([^/]+)\/(pay|cancel))$/;

/** The pages that a buyer uses: a scanned QR code, and the two buttons of the cashier. */
export function handleCashier(gateway: Gateway, request: SimRequest): SimReply | undefined {
  const [, qrCode, id, action] = PATH.exec(request.url.pathname) ?? [];
  const wanted = qrCode ?? id;
  if (wanted === undefined || (qrCode === undefined && request.method !== "POST")) return undefined;
  try {
    const order = gateway.book.orderById(wanted);
    if (order) return action ? press(gateway, order, { action, request }) : open(gateway, order);
    const authorization = gateway.authorizations.byId(wanted);
    if (authorization) return authorize(gateway, authorization, action);
    return messagePage("无法付款 Cannot pay", "订单不存在 No such order");
  } catch (error) {
    if (error instanceof AlipayError) return refusalPage(error);
    throw error;
  }
}

function open(gateway: Gateway, order: Order): SimReply {
  const trade = gateway.book.tradeOf(order);
  if (trade) refuseOver(trade);
  return orderPage(order);
}

/** Leaving the cashier closes nothing: the number can still be paid. */
function press(
  gateway: Gateway,
  order: Order,
  { action, request }: { action: string; request: SimRequest },
): SimReply {
  if (action === "cancel") {
    if (order.quit_url) return redirect(order.quit_url);
    return messagePage(
      "已取消付款 Payment cancelled",
      "订单未支付 Nothing was paid",
      order.return_url,
    );
  }
  const trade = beginTrade(gateway, order);
  payTrade(gateway, trade);
  const back = returnLink(gateway, trade, request.fault?.kind === "bad_signature");
  return back ? redirect(back) : messagePage("支付成功 Payment successful", order.subject);
}

function authorize(
  gateway: Gateway,
  authorization: Authorization,
  action: string | undefined,
): SimReply {
  if (action === "pay") {
    freezeAuthorization(gateway, authorization);
    return messagePage("授权成功 Authorized", authorization.order_title);
  }
  if (action === "cancel") {
    return messagePage("已取消授权 Authorization cancelled", "未冻结资金 Nothing was frozen");
  }
  return requestPage({
    id: authorization.id,
    subject: authorization.order_title,
    amount: authorization.frozen,
    merchant: authorization.app.name,
    number: authorization.out_order_no,
    action: "确认授权 Authorize",
  });
}

function redirect(location: string): SimReply {
  return { status: 303, headers: { location }, body: "" };
}
