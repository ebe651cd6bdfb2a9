import type {
  AuthenticatedMedusaRequest,
  MedusaNextFunction,
  MedusaResponse,
} from "@medusajs/framework/http";

/** `view` reads, `manage` changes settings and applies events again, `refund` moves money. */
export type RightName = "view" | "manage" | "refund";

type Guard = (
  req: AuthenticatedMedusaRequest,
  res: MedusaResponse,
  next: MedusaNextFunction,
) => void;

/** What a route needs, said beside its validation. As nobody can restrict it yet, everybody may. */
export const requires: (right: RightName) => Guard = () => (_req, _res, next) => next();
