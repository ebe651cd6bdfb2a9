import type { GatewayError } from "../gateways/errors";
import type PaymentHubModuleService from "../modules/payment_hub/service";
import type { OpenPayment } from "../modules/payment_hub/service";
import type { PaymentRow } from "../modules/payment_hub/store/rows";
import { SecretUnreadableError } from "../modules/payment_hub/vault/cipher";

/** The payment's own account, opened; an account whose keys cannot be read is a refusal. */
export async function openPayment(
  hub: PaymentHubModuleService,
  payment: PaymentRow,
): Promise<{ ok: true; open: OpenPayment } | { ok: false; error: GatewayError }> {
  try {
    return { ok: true, open: await hub.connectPayment(payment) };
  } catch (error) {
    if (!(error instanceof SecretUnreadableError)) throw error;
    return { ok: false, error: unreadable(error.message) };
  }
}

function unreadable(merchantMessage: string): GatewayError {
  return {
    code: "keys_unreadable",
    merchantMessage,
    shopperMessage: "This payment method is not available at the moment.",
    retryable: true,
  };
}
