import { z } from "@medusajs/framework/zod";
import { gatewayId } from "./shared";

/** As Medusa counts it; a number of JSON is taken as it is written. */
const decimal = z
  .union([z.number().transform(String), z.string().trim()])
  .pipe(z.string().regex(/^\d{1,30}(\.\d{1,20})?$/, "an amount must be a decimal such as 10.50"));

const positive = decimal.refine(
  (amount) => /[1-9]/.test(amount),
  "an amount must be more than zero",
);

/** With its zone, because a day begins at different times around the world. */
const time = z
  .string()
  .datetime({
    offset: true,
    message: "from and to must be times such as 2026-01-31T00:00:00+08:00",
  })
  .transform((text) => new Date(text));

export const ListPayments = z
  .object({
    status: z
      .enum([
        "waiting",
        "requires_action",
        "processing",
        "authorized",
        "captured",
        "failed",
        "canceled",
      ])
      .optional(),
    gateway: gatewayId.optional(),
    environment: z.enum(["sandbox", "live"]).optional(),
    currency: z
      .string()
      .regex(/^[A-Za-z]{3}$/)
      .transform((code) => code.toLowerCase())
      .optional(),
    amount: decimal.optional(),
    /** When it was begun: from, and before. */
    from: time.optional(),
    to: time.optional(),
    /** The whole of any of its numbers, or `#` and an order's number. */
    q: z.string().trim().min(1).max(255).optional(),
    limit: z.coerce.number().int().min(1).max(100).default(20),
    /** `next_cursor` of the page before. */
    cursor: z.string().max(200).optional(),
  })
  .strict()
  .refine(({ amount, currency }) => amount === undefined || currency !== undefined, {
    path: ["currency"],
    message: "an amount says nothing without its currency",
  });
export type ListPayments = z.infer<typeof ListPayments>;

/** Without an amount all that is left is captured. */
export const CapturePayment = z.object({ amount: positive.optional() }).strict();
export type CapturePayment = z.infer<typeof CapturePayment>;

export const RefundPayment = z
  .object({
    amount: positive,
    /** What had gone back when the person looked: of two clicks, or two people, the second is refused. */
    refunded_so_far: decimal.optional(),
    refund_reason_id: z.string().min(1).max(255).optional(),
    note: z.string().trim().max(500).optional(),
  })
  .strict();
export type RefundPayment = z.infer<typeof RefundPayment>;

export const Nothing = z.object({}).strict();
