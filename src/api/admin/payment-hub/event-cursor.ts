import { z } from "@medusajs/framework/zod";
import { MedusaError } from "@medusajs/framework/utils";
import type { EventPlace } from "../../../modules/payment_hub/store/inbox-listing";

const Place = z.tuple([z.string().regex(/^\d{1,16}$/), z.string().min(1)]);

/** Where a page of events ends, in one word for the next request. */
export function toCursor({ receivedAt, id }: EventPlace): string {
  return Buffer.from(JSON.stringify([receivedAt, id])).toString("base64url");
}

/** @throws MedusaError INVALID_DATA for what is no cursor of ours */
export function fromCursor(cursor: string): EventPlace {
  const place = Place.safeParse(parsed(cursor));
  if (!place.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "cursor: pass the next_cursor of the page before, or none for the first page.",
    );
  }
  const [receivedAt, id] = place.data;
  return { receivedAt, id };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
