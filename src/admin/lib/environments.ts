import type { Environment } from "../../gateways/gateway";

export const ENVIRONMENTS: readonly Environment[] = ["sandbox", "live"];
