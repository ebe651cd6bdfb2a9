/** Medusa's ids of the two providers. */
export const STRIPE = "pp_stripe_stripe";
export const ALIPAY = "pp_alipay_alipay";
