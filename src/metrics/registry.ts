import { Registry } from "prom-client";

/**
 * What this process counts, for Prometheus. One registry of our own: a store may have prom-client's
 * default one for itself.
 */
export const registry = new Registry();
