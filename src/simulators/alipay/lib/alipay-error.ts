/**
 * Alipay's outer codes: 40001 a public parameter is missing, 40002 one is invalid, 40004 the business
 * refused, 40005 called too often, 40006 no permission, 20000 the service is not available.
 */
export type AlipayCode = "40001" | "40002" | "40004" | "40005" | "40006" | "20000";

export const MESSAGES: Record<AlipayCode, string> = {
  "40001": "Missing Required Arguments",
  "40002": "Invalid Arguments",
  "40004": "Business Failed",
  "40005": "Call Limited",
  "40006": "Insufficient Permissions",
  "20000": "Service Currently Unavailable",
};

/** A refusal, in V2's terms; each wire format writes it in its own way. */
export class AlipayError extends Error {
  constructor(
    readonly code: AlipayCode,
    readonly subCode: string,
    readonly subMessage: string,
  ) {
    super(`${subCode}: ${subMessage}`);
  }
}

/** 40004: the request was understood, and the trade does not allow it. */
export function refused(subCode: string, message: string): AlipayError {
  return new AlipayError("40004", subCode, message);
}

export function invalidParameter(message: string): AlipayError {
  return refused("ACQ.INVALID_PARAMETER", message);
}

export function tradeNotExist(): AlipayError {
  return refused("ACQ.TRADE_NOT_EXIST", "交易不存在");
}
