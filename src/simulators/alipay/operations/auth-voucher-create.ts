import { z } from "@medusajs/framework/zod";
import { offerAuthorization } from "../domain/authorization-lifecycle";
import { readAuthorizationTerms } from "./auth-terms";
import { defineOperation } from "./operation";

const METHOD = "alipay.fund.auth.order.voucher.create";

/** Gives a QR code for a deposit. Nothing is frozen until the buyer scans it and agrees. */
export const authVoucherCreate = defineOperation(METHOD, z.unknown(), (gateway, caller, biz) => {
  const terms = readAuthorizationTerms(caller, METHOD, biz);
  const authorization = offerAuthorization(gateway, caller.app, terms);
  const code = `${gateway.publicUrl()}/qr/${authorization.id}`;
  return {
    out_order_no: authorization.out_order_no,
    out_request_no: authorization.out_request_no,
    code_type: "QR_CODE",
    code_value: code,
    code_url: code,
  };
});
