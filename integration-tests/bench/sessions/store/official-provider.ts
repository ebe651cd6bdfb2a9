import { createRequire } from "node:module";
import { ModuleProvider, Modules } from "@medusajs/framework/utils";
import type StripeType from "stripe";

interface Options {
  apiKey: string;
  simulator: string;
}

type ProviderClass = new (cradle: Record<string, unknown>, options: Options) => object;

/** Not by `import`: the types of the older SDK that it brings along would be taken for those of ours. */
const fromProvider = createRequire(require.resolve("@medusajs/payment-stripe"));
const Stripe = fromProvider("stripe") as typeof StripeType;
const { default: StripeProviderService } = fromProvider("./services/stripe-provider") as {
  default: ProviderClass;
};

/**
 * `@medusajs/payment-stripe` as it is, except that its SDK talks to the simulator: the provider has
 * no option for that.
 */
class OfficialAtSimulator extends StripeProviderService {
  constructor(cradle: Record<string, unknown>, options: Options) {
    super(cradle, options);
    const { hostname, port } = new URL(options.simulator);
    const client = new Stripe(options.apiKey, { host: hostname, port, protocol: "http" });
    Object.assign(this, { stripe_: client });
  }
}

export default ModuleProvider(Modules.PAYMENT, { services: [OfficialAtSimulator] });
