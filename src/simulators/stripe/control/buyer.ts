import { z } from "@medusajs/framework/zod";
import { createPaymentMethod } from "../methods/create-payment-method";
import { findPaymentMethod } from "../methods/resolve-payment-method";
import type { PaymentMethod } from "../objects/payment-method";
import type { Scene } from "../world";

/** What the buyer pays with: a test id, a card number, or a type such as `alipay`. */
export const BuyerInput = z
  .object({
    payment_method: z.string().optional(),
    card_number: z.string().optional(),
    payment_method_type: z.string().optional(),
    return_url: z.string().optional(),
    three_d_secure: z.enum(["succeed", "fail", "leave"]).default("succeed"),
  })
  .strict();

export type BuyerInput = z.infer<typeof BuyerInput>;

export function buyersMethod(scene: Scene, input: BuyerInput): PaymentMethod {
  if (input.payment_method_type !== undefined) {
    return createPaymentMethod(scene, { type: input.payment_method_type }, "buyer");
  }
  if (input.card_number === undefined) {
    return findPaymentMethod(scene, input.payment_method ?? "pm_card_visa", "buyer");
  }
  const exp_year = new Date(scene.world.clock.now()).getUTCFullYear() + 3;
  const card = { number: input.card_number, exp_month: 12, exp_year, cvc: "123" };
  return createPaymentMethod(scene, { type: "card", card }, "buyer");
}
