import path from "node:path";
import { NOTHING_PATH, OFFICIAL_SECRET } from "../plan";
import { answerAtOnce } from "./answer-at-once";

interface Config {
  admin?: object;
  modules: { payment: { options: { providers: object[] } } };
}

const {
  PAYMENT_HUB_BENCH_STORE: store = "",
  PAYMENT_HUB_STRIPE_SANDBOX_URL: simulator,
  PAYMENT_HUB_BENCH_WEBHOOK_DELAY: delay,
} = process.env;

// eslint-disable-next-line @typescript-eslint/no-require-imports -- it is compiled anew for each state of the source
const config = require(path.join(store, "medusa-config.js")) as Config;

config.admin = { disable: true };

/** The built store's own configuration with Medusa's Stripe provider beside ours. */
config.modules.payment.options.providers.push({
  resolve: path.join(__dirname, "../../sessions/store/official-provider.js"),
  id: "official",
  options: {
    apiKey: process.env.PAYMENT_HUB_BENCH_STRIPE_KEY,
    webhookSecret: OFFICIAL_SECRET,
    simulator,
    // What ours asks for as well.
    capture: true,
    automaticPaymentMethods: true,
  },
});

// eslint-disable-next-line @typescript-eslint/no-require-imports -- the list that Medusa will load
const { default: middlewares } = require(path.join(store, "src/api/middlewares.js")) as {
  default: { routes: object[] };
};
middlewares.routes.push({
  matcher: NOTHING_PATH,
  bodyParser: false,
  middlewares: [answerAtOnce],
});

/**
 * Medusa's route looks for `webhook_delay` at the Payment module's service, where 2.21.2 never puts
 * the module's options: what is documented is done here by hand.
 */
if (delay) {
  // eslint-disable-next-line @typescript-eslint/no-require-imports -- the class that Medusa will load
  const { default: payment } = require("@medusajs/payment") as {
    default: { service: { prototype: object } };
  };
  Object.defineProperty(payment.service.prototype, "options", {
    value: { webhook_delay: Number(delay) },
  });
}

module.exports = config;
