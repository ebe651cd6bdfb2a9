import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import { stripeGateway } from "../../gateways/stripe";
import { StripePaymentProvider } from "./service";

/** `pp_stripe-ideal_stripe` and the like: the same gateway, one of its payment methods. */
const methodProviders = stripeGateway.methodProviders.map(
  (provider) =>
    class extends StripePaymentProvider {
      static override identifier = provider.identifier;
      protected override readonly only = provider;
    },
);

export default ModuleProvider(Modules.PAYMENT, {
  services: [StripePaymentProvider, ...methodProviders],
});
