import type { ConfigModule } from "@medusajs/framework/types";
import { parseCorsOrigins } from "@medusajs/framework/utils";
import { invalid } from "./errors";

/**
 * The address that a shopper may be sent back to.
 * @param allowed origins from the plugin's options; the store's `storeCors` when there are none
 * @throws MedusaError INVALID_DATA when it is not on the list
 */
export function checkReturnUrl(
  url: string,
  allowed: readonly string[] | undefined,
  config: ConfigModule,
): string {
  const origin = originOf(url);
  const list = allowed ?? parseCorsOrigins(config.projectConfig.http.storeCors);
  const matches = list.some((entry) =>
    entry instanceof RegExp ? entry.test(origin) : entry === origin,
  );
  if (!matches) {
    throw invalid(
      `return_url: ${origin} is not an allowed origin. Add it to storeCors or return_origins.`,
    );
  }
  return url;
}

function originOf(url: string): string {
  try {
    return new URL(url).origin;
  } catch {
    throw invalid("return_url is not a URL");
  }
}
