import type { MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Gateway, NotificationResult } from "../../../gateways/gateway";
import type PaymentHubModuleService from "../../../modules/payment_hub/service";
import type { AccountRow } from "../../../modules/payment_hub/store/rows";
import { processGatewayEvent } from "../../../workflows/process-gateway-event";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import { BodyTooLargeError, readRawBody } from "../../shared/raw-body";

type Verified = Extract<NotificationResult, { verified: true }>;
type Refused = Extract<NotificationResult, { verified: false }>;

/** Which refusal tells most, when several accounts refused. */
const TELLING: readonly Refused["reason"][] = [
  "wrong_account",
  "malformed",
  "bad_signature",
  "no_secret",
];

/**
 * The route of one gateway's notifications: verify the raw bytes, store one row, answer what the
 * gateway takes as "received", then process. What does not verify gets a 4xx and leaves no trace;
 * when the row cannot be written the answer is a 5xx, and the gateway sends it again.
 */
export function notificationRoute(gateway: Gateway) {
  return async (req: MedusaRequest, res: MedusaResponse): Promise<void> => {
    const raw = await rawBodyOf(req, res);
    if (!raw) return;
    const hub = resolveHub(req.scope);
    const found = await verify(hub, gateway, raw, req.headers);
    if (!("account" in found)) {
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
      logger.warn(`payment_hub: ${gateway.id} notification refused: ${found.message}`);
      res.status(400).json({ type: "invalid_data", code: found.reason, message: found.message });
      return;
    }
    const { account, result } = found;
    const stored = await hub.inbox.receive(account, result.event);
    const { status, contentType, body } = result.reply;
    res.status(status).type(contentType).send(body);
    if (stored.isNew) processGatewayEvent(req.scope, stored.id);
  };
}

async function rawBodyOf(req: MedusaRequest, res: MedusaResponse): Promise<Buffer | undefined> {
  try {
    return await readRawBody(req);
  } catch (error) {
    if (!(error instanceof BodyTooLargeError)) throw error;
    res.status(413).json({ type: "invalid_data", code: "too_large", message: error.message });
    return undefined;
  }
}

/** The account whose secret verifies the bytes, retired ones included: their payments live on. */
async function verify(
  hub: PaymentHubModuleService,
  gateway: Gateway,
  raw: Buffer,
  headers: MedusaRequest["headers"],
): Promise<{ account: AccountRow; result: Verified } | Refused> {
  const refusals: Refused[] = [];
  for (const account of await hub.accounts.list(gateway.id)) {
    if (!hub.accounts.isReadable(account)) continue;
    const result = hub.connect(account).connection.parseNotification(raw, headers);
    if (result.verified) return { account, result };
    refusals.push(result);
  }
  const rank = (refusal: Refused): number => TELLING.indexOf(refusal.reason);
  return (
    refusals.sort((a, b) => rank(a) - rank(b))[0] ?? {
      verified: false,
      reason: "no_secret",
      message: `No ${gateway.id} account is set up to verify this with.`,
    }
  );
}
