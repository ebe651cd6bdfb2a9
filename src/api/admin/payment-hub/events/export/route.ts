import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { resolveHub } from "../../../../../modules/payment_hub/resolve";
import { messageOf } from "../../../../../workflows/message-of";
import { EXPORT_FORMATS, exportPieces } from "../../event-export";
import type { ExportEvents } from "../../validators";

/** So many are in memory at once, and read by one short query. */
const BATCH = 500;

/** All events that match, as a file; without their content, as in the list. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ExportEvents>,
  res: MedusaResponse,
): Promise<void> {
  const { format, ...filter } = req.validatedQuery as ExportEvents;
  const { listing, clock } = resolveHub(req.scope);
  const pieces = exportPieces(EXPORT_FORMATS[format], listing.batches(filter, BATCH));
  // What fails before anything is sent is answered as an error.
  const first = await pieces.next();
  const name = `payment-events-${clock.now().toISOString().slice(0, 10)}.${format}`;
  res.writeHead(200, {
    "content-type": EXPORT_FORMATS[format].contentType,
    "content-disposition": `attachment; filename="${name}"`,
    "cache-control": "no-store",
  });
  if (!first.done) res.write(first.value);
  try {
    await pipeline(Readable.from(pieces), res);
  } catch (error) {
    // The connection is cut, so that nobody takes a part of the file for all of it.
    const logger = req.scope.resolve(ContainerRegistrationKeys.LOGGER);
    logger.warn(`payment_hub: an export of events ended early: ${messageOf(error)}`);
  }
}
