import type { ErrorCode, GatewayError } from "../gateways/errors";

/** The gateway could not be reached, or did not want to be. */
const OUTAGES: readonly ErrorCode[] = [
  "gateway_unavailable",
  "gateway_paused",
  "timed_out",
  "rate_limited",
];

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

  /** Whether it would have been the same with whatever else the gateway is asked. */
  get isOutage(): boolean {
    return OUTAGES.includes(this.code);
  }
}
