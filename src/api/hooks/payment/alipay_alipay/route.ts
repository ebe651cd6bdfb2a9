import { alipayGateway } from "../../../../gateways/alipay";
import { notificationRoute } from "../receive-notification";

/** Alipay's asynchronous notification (`notify_url`). */
export const POST = notificationRoute(alipayGateway);
