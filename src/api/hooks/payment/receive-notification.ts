import type { MedusaNextFunction, MedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import type { Gateway, HttpReply } from "../../../gateways/gateway";
import { redactText } from "../../../lib/redact";
import { resolveHub } from "../../../modules/payment_hub/resolve";
import { countNotStored, countReceived, countRefused } from "../../../metrics/events";
import { messageOf } from "../../../workflows/message-of";
import type { Job } from "../../../workflows/process-gateway-event/event-queue";
import { forTheRecord } from "../../../workflows/process-gateway-event/for-the-record";
import { processSoon, whileReceiving } from "../../../workflows/process-gateway-event/process-soon";
import { BodyTooLargeError, readRawBody, SenderLeftError } from "../../shared/raw-body";
import { inTime } from "./in-time";
import { verifyNotification, type Refused } from "./verify-notification";

/**
 * Receives one gateway's notifications: verify the raw bytes, store one row, answer what the gateway
 * takes as "received", then process. What does not verify gets a 4xx and leaves no trace; while rows
 * cannot be written the answer is 503, and the gateway sends it again.
 */
export function notificationRoute(gateway: Gateway) {
  return async (
    req: MedusaRequest,
    res: MedusaResponse,
    next: MedusaNextFunction,
  ): Promise<void> => {
    if (req.method !== "POST" || req.path !== "/") return next();
    try {
      await whileReceiving(() => receive(gateway, req, res));
    } catch (error) {
      if (res.headersSent) return;
      countNotStored(gateway.id);
      const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
      logger.error(
        `payment_hub: ${gateway.id} notification not stored: ${redactText(messageOf(error))}`,
      );
      const message = "The event could not be stored. Send it again.";
      res.status(503).json({ type: "unexpected_state", code: "not_stored", message });
    }
  };
}

async function receive(gateway: Gateway, req: MedusaRequest, res: MedusaResponse): Promise<void> {
  const raw = await rawBodyOf(req, res);
  if (!raw) return;
  const taken = await inTime(verifyAndStore(gateway, raw, req));
  if ("refused" in taken) {
    const { reason, message } = taken.refused;
    countRefused(gateway.id, reason);
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`payment_hub: ${gateway.id} notification refused: ${message}`);
    res.status(400).json({ type: "invalid_data", code: reason, message });
    return;
  }
  answer(res, taken.reply);
  if (taken.job) processSoon(req.scope, taken.job);
}

/** What to answer, and what is left to be done. */
type Taken = { refused: Refused } | { reply: HttpReply; job: Job | undefined };

async function verifyAndStore(gateway: Gateway, raw: Buffer, req: MedusaRequest): Promise<Taken> {
  const hub = resolveHub(req.scope);
  const found = await verifyNotification(hub, gateway, raw, req.headers);
  if (!("account" in found)) return { refused: found };
  const { event, reply } = found.result;
  const settled = forTheRecord({ gateway: gateway.id, type: event.type });
  const kept = settled ? { ...event, payload: gateway.outlineOf(event.payload) } : event;
  const { id, isNew } = await hub.inbox.receive(found.account, kept, settled);
  countReceived(found.account, isNew);
  const about = event.payment?.reference ?? event.payment?.orderNumber ?? id;
  return { reply, job: isNew && !settled ? { id, about } : undefined };
}

/** As Node does it: Express would make an ETag and look whether a browser has the answer already. */
function answer(res: MedusaResponse, { status, contentType, body }: HttpReply): void {
  const headers = { "content-type": contentType, "content-length": Buffer.byteLength(body) };
  res.writeHead(status, headers).end(body);
}

async function rawBodyOf(req: MedusaRequest, res: MedusaResponse): Promise<Buffer | undefined> {
  try {
    return await readRawBody(req);
  } catch (error) {
    // Half a body is nothing that could be stored; a gateway that broke off sends it again.
    if (error instanceof SenderLeftError) return undefined;
    if (!(error instanceof BodyTooLargeError)) throw error;
    res.status(413).json({ type: "invalid_data", code: "too_large", message: error.message });
    return undefined;
  }
}
