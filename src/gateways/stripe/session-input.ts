import { z } from "@medusajs/framework/zod";
import type { Gateway } from "../gateway";

/**
 * What a storefront may send with a Stripe session; all else in its data is left out, never
 * refused, because Medusa's own keys and other plugins' come the same way.
 */
const StripeSessionInput = z.object({
  /** Saves the card for later: with the buyer present, or without. */
  setup_future_usage: z.enum(["on_session", "off_session"]).optional(),
  /** A saved method of this customer; another customer's is refused. */
  payment_method: z
    .string()
    .regex(/^pm_[A-Za-z0-9_]+$/)
    .optional(),
});

export const parseSessionInput: Gateway["parseSessionInput"] = (data) => {
  const parsed = StripeSessionInput.safeParse(data);
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    return { ok: false, problem: `data.${issue?.path.join(".")}: ${issue?.message}` };
  }
  const given = Object.entries(parsed.data).filter(([, value]) => value !== undefined);
  return { ok: true, input: Object.fromEntries(given) as Record<string, string> };
};
