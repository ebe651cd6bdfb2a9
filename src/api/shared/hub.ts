import type { MedusaContainer } from "@medusajs/framework/types";
import { PAYMENT_HUB } from "../../modules/payment_hub";
import type PaymentHubModuleService from "../../modules/payment_hub/service";

export function resolveHub(container: MedusaContainer): PaymentHubModuleService {
  return container.resolve<PaymentHubModuleService>(PAYMENT_HUB);
}
