import { z } from "@medusajs/framework/zod";
import { gateways } from "../gateways/registry";

const gatewayIds = gateways.map(({ id }) => id);

const httpUrl = z.url({ protocol: /^https?$/ }).transform((url) => url.replace(/\/+$/, ""));

/** What a store says in `medusa-config.ts`; everything else is set in the dashboard. */
export const PaymentHubOptions = z
  .object({
    /**
     * The store's public address, from which notify, webhook and return addresses are built.
     * Never taken from a request's Host header, which anyone can set.
     */
    backend_url: httpUrl.optional(),
    /** Origins that a shopper may be sent back to; `storeCors` when left out. */
    return_origins: z.array(z.string()).optional(),
    /** Other hosts for **sandbox** accounts (the simulators). Live accounts never use them. */
    sandbox_endpoints: z.partialRecord(z.enum(gatewayIds), httpUrl.optional()).optional(),
    /**
     * How long the gateways' events are kept with all that they say. After that they are emptied, and
     * what was dealt with is deleted.
     */
    event_retention_days: z.number().int().min(1).max(3650).default(180),
    /**
     * What Prometheus sends as a bearer token to read `/payment-hub/metrics`; without one nobody
     * can. From the environment, as it is a secret.
     */
    metrics_token: z.string().min(16).optional(),
  })
  .strict();

export type PaymentHubOptions = z.output<typeof PaymentHubOptions>;
export type PaymentHubOptionsInput = z.input<typeof PaymentHubOptions>;
