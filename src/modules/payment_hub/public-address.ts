/** Medusa's own default. */
const DEFAULT_PORT = 9000;

export interface PublicAddress {
  /** Without a slash at its end. */
  url: string;
  source: "setting" | "option" | "development";
}

/**
 * Where this server is reached from outside. What the merchant set in the dashboard wins over the
 * option `backend_url`, because it can be put right without a restart; in development, without
 * either, it is the local server.
 */
export function publicAddressOf(
  setting: string | null,
  option: string | undefined,
  env: NodeJS.ProcessEnv,
): PublicAddress | undefined {
  if (setting) return { url: setting, source: "setting" };
  if (option) return { url: option, source: "option" };
  if (env.NODE_ENV === "production") return undefined;
  return { url: `http://localhost:${env.PORT || DEFAULT_PORT}`, source: "development" };
}
