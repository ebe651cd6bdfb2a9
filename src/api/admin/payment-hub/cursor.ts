import { z } from "@medusajs/framework/zod";
import { MedusaError } from "@medusajs/framework/utils";
import type { Place as ListPlace } from "../../../modules/payment_hub/store/newest-first";

const Place = z.tuple([z.string().regex(/^\d{1,16}$/), z.string().min(1)]);

/** Where a page of a list ends, in one word for the next request. */
export function toCursor({ at, id }: ListPlace): string {
  return Buffer.from(JSON.stringify([at, id])).toString("base64url");
}

/** @throws MedusaError INVALID_DATA for what is no cursor of ours */
export function fromCursor(cursor: string): ListPlace {
  const place = Place.safeParse(parsed(cursor));
  if (!place.success) {
    throw new MedusaError(
      MedusaError.Types.INVALID_DATA,
      "cursor: pass the next_cursor of the page before, or none for the first page.",
    );
  }
  const [at, id] = place.data;
  return { at, id };
}

function parsed(cursor: string): unknown {
  try {
    return JSON.parse(Buffer.from(cursor, "base64url").toString());
  } catch {
    return undefined;
  }
}
