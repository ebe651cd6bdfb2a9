import type Stripe from "stripe";
import type { SavedMethod } from "../gateway";

/** What a shopper may see of a saved method, enough to tell one from another. */
export function savedMethodOf(method: Stripe.PaymentMethod): SavedMethod {
  const { id, type, created, card, link, paypal, sepa_debit, us_bank_account } = method;
  return {
    reference: id,
    data: {
      id,
      type,
      created,
      ...(card && {
        card: {
          brand: card.brand,
          last4: card.last4,
          exp_month: card.exp_month,
          exp_year: card.exp_year,
          ...(card.wallet && { wallet: card.wallet.type }),
        },
      }),
      ...(sepa_debit && { sepa_debit: { last4: sepa_debit.last4 } }),
      ...(us_bank_account && {
        us_bank_account: { bank_name: us_bank_account.bank_name, last4: us_bank_account.last4 },
      }),
      ...(link && { link: { email: link.email } }),
      ...(paypal && { paypal: { payer_email: paypal.payer_email } }),
    },
  };
}
