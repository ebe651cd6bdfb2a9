import { z } from "@medusajs/framework/zod";
import { ControlError, type ControlHandler } from "../../core/control";
import { AlipayError } from "../lib/alipay-error";
import type { BackOffice } from "./back-office";
import type { Buyer } from "./buyer";
import { Target } from "./find-target";

const NewApp = z.strictObject({
  app_id: z.string().min(1).optional(),
  seller_id: z
    .string()
    .regex(/^2088\d{12}$/)
    .optional(),
  name: z.string().optional(),
  app_private_key: z.string().optional(),
  alipay_private_key: z.string().optional(),
  mode: z.enum(["key", "certificate"]).optional(),
});
const Balance = z.strictObject({ balance: z.string().nullable() });
const SlowPlan = z.strictObject({
  out_trade_no: z.string().optional(),
  complete_after_ms: z.number().int().min(0).optional(),
  times: z.number().int().min(1).optional(),
});
const Charset = z.strictObject({ charset: z.enum(["utf-8", "gbk"]) });
const ConsoleRefund = z.strictObject({
  amount: z.string(),
  out_request_no: z.string().optional(),
});
const AppOrder = z.strictObject({ order_string: z.string() });

/** Alipay's own control paths, beside those that both simulators share. */
export function controlRoutes(buyer: Buyer, office: BackOffice): Record<string, ControlHandler> {
  const routes: Record<string, ControlHandler> = {
    "POST buyer/scan": (_, body) => buyer.scan(Target.parse(body)),
    "POST buyer/app": (_, body) => buyer.scan(AppOrder.parse(body)),
    "POST buyer/pay": (_, body) => buyer.pay(Target.parse(body)),
    "POST buyer/cancel": (_, body) => buyer.cancel(Target.parse(body)),
    "POST buyer/look_at_deposit": (_, body) => buyer.lookAtDeposit(Target.parse(body)),
    "POST buyer/authorize": (_, body) => buyer.authorize(Target.parse(body)),
    "GET apps": () => ({ apps: office.apps() }),
    "POST apps": async (_, body) => ({ app: await office.addApp(NewApp.parse(body)) }),
    "POST trades/:out_trade_no/finish": ({ out_trade_no = "" }) => office.finishTrade(out_trade_no),
    "POST trades/:out_trade_no/refund": ({ out_trade_no = "" }, body) => {
      const { amount, out_request_no } = ConsoleRefund.parse(body);
      return office.refund(out_trade_no, amount, out_request_no);
    },
    "POST sellers/:seller_id/balance": ({ seller_id = "" }, body) =>
      office.setSellerBalance(seller_id, Balance.parse(body).balance),
    "POST refunds/slow": (_, body) => office.slowRefunds(SlowPlan.parse(body)),
    "POST refunds/:out_request_no/complete": ({ out_request_no = "" }) =>
      office.completeRefund(out_request_no),
    "POST refunds/:out_request_no/fail": ({ out_request_no = "" }) =>
      office.failRefund(out_request_no),
    "POST notify_charset": (_, body) => office.setNotifyCharset(Charset.parse(body).charset),
  };
  return Object.fromEntries(
    Object.entries(routes).map(([path, handler]) => [path, withAlipayErrors(handler)]),
  );
}

/** What Alipay would refuse is 409 when the trade does not allow it, 400 when the request is bad. */
function withAlipayErrors(handler: ControlHandler): ControlHandler {
  return async (params, body) => {
    try {
      return await handler(params, body);
    } catch (error) {
      if (!(error instanceof AlipayError)) throw error;
      throw new ControlError(error.code === "40004" ? 409 : 400, error.message);
    }
  };
}
