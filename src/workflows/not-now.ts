import type { ErrorCode, GatewayError } from "../gateways/errors";

/** A gateway cannot say at the moment; it may have told for how long it wants to be left alone. */
export class NotNow extends Error {
  override readonly name = "NotNow";
  readonly code: ErrorCode;
  readonly retryAfterMs: number | undefined;

  constructor({ code, merchantMessage, retryAfterMs }: GatewayError) {
    super(merchantMessage);
    this.code = code;
    this.retryAfterMs = retryAfterMs;
  }
}
