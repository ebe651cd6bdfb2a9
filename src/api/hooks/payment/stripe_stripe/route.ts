import { stripeGateway } from "../../../../gateways/stripe";
import { notificationRoute } from "../receive-notification";

/** Stripe's webhook, on the path that Medusa documents for `pp_stripe_stripe`. */
export const POST = notificationRoute(stripeGateway);
