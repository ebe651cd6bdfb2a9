import type { GatewayError } from "../gateways/errors";

/** A gateway cannot say at the moment; it may have told for how long it wants to be left alone. */
export class NotNow extends Error {
  override readonly name = "NotNow";
  readonly retryAfterMs: number | undefined;

  constructor({ merchantMessage, retryAfterMs }: GatewayError) {
    super(merchantMessage);
    this.retryAfterMs = retryAfterMs;
  }
}
