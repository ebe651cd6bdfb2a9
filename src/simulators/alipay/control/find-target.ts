import { z } from "@medusajs/framework/zod";
import { ControlError, notFound } from "../../core/control";
import type { Authorization } from "../domain/authorization";
import { offerAuthorization } from "../domain/authorization-lifecycle";
import type { Gateway } from "../domain/gateway";
import type { Order } from "../domain/trade";
import { readAuthorizationTerms } from "../operations/auth-terms";
import { isBuyerCarried, orderByBuyer } from "../operations/order-by-buyer";
import { parseForm, type Parameters } from "../v2/parameters";
import { identifyApp, verifyRequest } from "../v2/verify-request";

const ONE_OF = ["out_trade_no", "qr_code", "pay_url", "order_string"] as const;

/** What the buyer holds in hand: a number the gateway knows, a QR code, a link, an app's order. */
export const Target = z
  .strictObject({
    out_trade_no: z.string().optional(),
    /** Tells apart merchants that use the same number. */
    app_id: z.string().optional(),
    qr_code: z.string().optional(),
    pay_url: z.url().optional(),
    order_string: z.string().optional(),
  })
  .refine(
    (target) => ONE_OF.filter((name) => target[name] !== undefined).length === 1,
    `exactly one of ${ONE_OF.join(", ")}`,
  );

export type Target = z.input<typeof Target>;

export type Found = { order: Order } | { authorization: Authorization };

/** Verifies links and order strings as the gateway does when a buyer brings them. */
export function findTarget(gateway: Gateway, input: Target): Found {
  const target = Target.parse(input);
  if (target.pay_url !== undefined) {
    return carried(gateway, Object.fromEntries(new URL(target.pay_url).searchParams));
  }
  if (target.order_string !== undefined) return carried(gateway, parseForm(target.order_string));
  if (target.qr_code !== undefined) return byQrCode(gateway, target.qr_code);
  return byNumber(gateway, target.out_trade_no ?? "", target.app_id);
}

function carried(gateway: Gateway, parameters: Parameters): Found {
  const app = identifyApp(gateway, parameters);
  const { method, caller, biz } = verifyRequest(gateway, app, parameters);
  if (method === "alipay.fund.auth.order.app.freeze") {
    const terms = readAuthorizationTerms(caller, method, biz);
    return { authorization: offerAuthorization(gateway, app, terms) };
  }
  if (!isBuyerCarried(method)) throw new ControlError(400, `${method} is not carried by a buyer`);
  return { order: orderByBuyer(gateway, caller, method, biz) };
}

function byQrCode(gateway: Gateway, qrCode: string): Found {
  const id = qrCode.split("/").at(-1) ?? "";
  const order = gateway.book.orderById(id);
  if (order) return { order };
  const authorization = gateway.authorizations.byId(id);
  return authorization ? { authorization } : notFound(`QR code ${qrCode}`);
}

function byNumber(gateway: Gateway, outTradeNo: string, appId: string | undefined): Found {
  const orders = gateway.book
    .allOrders()
    .filter(({ out_trade_no }) => out_trade_no === outTradeNo)
    .filter(({ app }) => appId === undefined || app.app_id === appId);
  const [order, another] = orders;
  if (another) throw new ControlError(409, `several merchants use ${outTradeNo}: give app_id`);
  return order ? { order } : notFound(`order ${outTradeNo}`);
}
