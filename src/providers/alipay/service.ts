import { alipayGateway } from "../../gateways/alipay";
import { HubPaymentProvider } from "../shared/hub-provider";

/** `pp_alipay_alipay`. */
export class AlipayPaymentProvider extends HubPaymentProvider {
  static override identifier = "alipay";
  protected readonly gateway = alipayGateway;
}
