import type { AuthenticatedMedusaRequest, MedusaResponse } from "@medusajs/framework/http";
import { resolveHub } from "../../../../modules/payment_hub/resolve";
import { breakViews } from "../break-view";
import type { BreakView } from "../contract";
import type { ListBreaks } from "../validators";

interface Body {
  breaks: BreakView[];
  count: number;
  limit: number;
  offset: number;
}

/** What a person has to see, newest first; what was dealt with, by when it was. */
export async function GET(
  req: AuthenticatedMedusaRequest<unknown, ListBreaks>,
  res: MedusaResponse<Body>,
): Promise<void> {
  const hub = resolveHub(req.scope);
  const { limit, offset, ...filter } = req.validatedQuery as ListBreaks;
  const given = Object.entries(filter).filter(([, value]) => value !== undefined);
  const { breaks, count } = await hub.breaks.list(Object.fromEntries(given), { limit, offset });
  res.json({ breaks: await breakViews(req.scope, breaks), count, limit, offset });
}
