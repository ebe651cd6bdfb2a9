import path from "node:path";
import { OFFICIAL_CONFIG_ID } from "../plan";

interface Config {
  modules: { payment: { options: { providers: object[] } } };
}

const { PAYMENT_HUB_BENCH_STORE: store = "", PAYMENT_HUB_STRIPE_SANDBOX_URL: simulator } =
  process.env;

// eslint-disable-next-line @typescript-eslint/no-require-imports -- it is compiled anew for each state of the source
const config = require(path.join(store, "medusa-config.js")) as Config;

/** The built store's own configuration with Medusa's Stripe provider beside ours. */
config.modules.payment.options.providers.push({
  resolve: path.join(__dirname, "official-provider.js"),
  id: OFFICIAL_CONFIG_ID,
  options: {
    apiKey: process.env.PAYMENT_HUB_BENCH_STRIPE_KEY,
    webhookSecret: "whsec_unused",
    simulator,
    // What ours asks for as well.
    capture: true,
    automaticPaymentMethods: true,
  },
});

module.exports = config;
