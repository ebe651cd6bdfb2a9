import { systemClock, type Clock } from "../../lib/clock";
import type { Gateway } from "../gateway";
import { parseAccountOptions } from "./account-options";
import { openConnection } from "./connection";
import { contradictionIn } from "./contradiction-in";
import { credentialFields, parseCredentials } from "./credentials";
import { alipayAmounts } from "./currency";
import { refundedIn, subjectOf } from "./events";
import { OFFER_OVER_MS } from "./offer";
import { outlineOf } from "./outline-of";
import { parseSessionInput } from "./session-input";
import { TIMEOUTS, type Timeouts } from "./timeouts";

const ENDPOINTS = {
  live: "https://openapi.alipay.com",
  sandbox: "https://openapi-sandbox.dl.alipaydev.com",
} as const;

/** A refund on its way to a bank is answered like one that was never asked for. */
const BOOKS_COMPLETE_MS = 24 * 60 * 60_000;

export function createAlipayGateway(
  parts: { clock?: Clock; timeouts?: Partial<Timeouts> } = {},
): Gateway {
  const clock = parts.clock ?? systemClock;
  const timeouts = { ...TIMEOUTS, ...parts.timeouts };
  return {
    id: "alipay",
    name: "Alipay",
    providerId: "pp_alipay_alipay",
    hook: "alipay_alipay",
    methodProviders: [],
    // As a pre-authorization: by QR code or in the app.
    supportsManualCapture: true,
    notifiesPerPayment: true,
    credentialFields,
    keyField: "private_key",
    // Alipay asks shops to query by themselves rather than to rely on its notifications.
    firstLookMs: 20_000,
    // Closer together, Alipay answers that it is called too often.
    refundSpacingMs: 3_000,
    refundsByCapture: true,
    refundsRepeatSafely: true,
    unseenMeansNeverAfterMs: (operation) =>
      operation === "create" ? OFFER_OVER_MS : BOOKS_COMPLETE_MS,
    describesPayments: false,
    amounts: alipayAmounts,
    defaultEndpoint: (environment) => ENDPOINTS[environment],
    parseCredentials,
    parseAccountOptions,
    // No other Alipay plugin for Medusa keeps its payments in a form that is known to us.
    foreignReference: () => undefined,
    parseSessionInput,
    subjectOf,
    outlineOf,
    refundedIn,
    contradictionIn,
    connect: (account, onSkew) => openConnection(account, clock, timeouts, onSkew),
  };
}

export const alipayGateway: Gateway = createAlipayGateway();
