import type { MedusaContainer } from "@medusajs/framework/types";
import { PAYMENT_HUB } from ".";
import type PaymentHubModuleService from "./service";

export function resolveHub(container: MedusaContainer): PaymentHubModuleService {
  return container.resolve<PaymentHubModuleService>(PAYMENT_HUB);
}
