import type { SimClock } from "../../core/clock";
import type { DeliveryQueue } from "../../core/delivery";
import type { App } from "../domain/app";
import type { Authorization, AuthorizationOperation } from "../domain/authorization";
import type { Numbers } from "../domain/numbers";
import type { Refund, Trade } from "../domain/trade";
import { formatBeijing } from "../lib/beijing-time";
import { sign, type RsaKeyPair } from "../lib/keys";
import { signContent } from "../lib/sign-content";
import { authorizationFields } from "./authorization-fields";
import { encodeForm, toBytes, type NotifyCharset } from "./encode-form";
import { isNotified } from "./states-notified";
import { tradeFields } from "./trade-fields";

const CONTENT_TYPE = "application/x-www-form-urlencoded; text/html; charset=";

interface Notification {
  app: App;
  url: string;
  notify_type: string;
  /** The name by which faults and the delivery log know it. */
  name: string;
  fields: Record<string, string>;
}

/** Tells shops what became of their trades; "received" is HTTP 200 with the body `success`. */
export class Notifier {
  charset: NotifyCharset = "utf-8";

  constructor(
    private readonly deliveries: DeliveryQueue,
    private readonly clock: SimClock,
    private readonly numbers: Numbers,
  ) {}

  stateChanged(trade: Trade): void {
    if (isNotified(trade.order.method, trade.state)) this.tradeSync(trade, trade.state);
  }

  /** A refund tells the trade's state again, with `refund_fee`: SUCCESS if partial, CLOSED if full. */
  refunded(trade: Trade, refund: Refund): void {
    this.tradeSync(trade, `${trade.state}.refund`, refund);
  }

  authorizationChanged(authorization: Authorization, operation: AuthorizationOperation): void {
    const { app, notify_url: url } = authorization;
    if (!url) return;
    const type = `fund_auth_${operation.type.toLowerCase()}`;
    const fields = authorizationFields(authorization, operation);
    this.send({ app, url, name: type, notify_type: type, fields });
  }

  private send({ app, url, notify_type, name, fields }: Notification): void {
    const notifyId = this.numbers.notifyId(this.clock.now());
    const { charset } = this;
    const key = app.alipayKey;
    this.deliveries.enqueue({
      eventId: notifyId,
      type: name,
      url,
      build: ({ spoilSignature }) => ({
        headers: { "content-type": `${CONTENT_TYPE}${charset.toUpperCase()}` },
        body: this.body(
          { ...fields, notify_type, notify_id: notifyId },
          { charset, key, spoilSignature },
        ),
      }),
      accepts: (status, body) => status === 200 && body === "success",
    });
  }

  private tradeSync(trade: Trade, name: string, refund?: Refund): void {
    const { app, notify_url: url } = trade.order;
    if (!url) return;
    const fields = tradeFields(trade, refund);
    this.send({ app, url, name, notify_type: "trade_status_sync", fields });
  }

  /** The signature leaves out `sign`, `sign_type` and empty values, and covers the charset's bytes. */
  private body(
    fields: Record<string, string>,
    how: { charset: NotifyCharset; key: RsaKeyPair; spoilSignature: boolean },
  ): string {
    const complete: Record<string, string> = {
      ...fields,
      notify_time: formatBeijing(this.clock.now()),
      charset: how.charset.toUpperCase(),
      version: "1.0",
    };
    const present = Object.fromEntries(
      Object.entries(complete).filter(([, value]) => value !== ""),
    );
    const content = toBytes(signContent(present, []), how.charset);
    const signature = sign(content, how.key, how.spoilSignature);
    return encodeForm({ ...present, sign_type: "RSA2", sign: signature }, how.charset);
  }
}
