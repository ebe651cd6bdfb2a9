import { Module } from "@medusajs/framework/utils";
import PaymentHubModuleService from "./service";

/** No hyphen: Medusa builds GraphQL names from it. */
export const PAYMENT_HUB = "payment_hub";

export default Module(PAYMENT_HUB, { service: PaymentHubModuleService });
