/** What a store's process is told beside its database. */
export interface StoreSettings {
  databaseUrl: string;
  /** The public address, from which gateways are told where to call and to return to. */
  url: string;
  jwtSecret: string;
  cookieSecret: string;
  /** 32 bytes, base64. */
  encryptionKey: string;
  stripeUrl?: string;
  alipayUrl?: string;
  /** Wins over everything else; undefined takes a variable away. */
  overrides?: Record<string, string | undefined>;
}

/**
 * The environment of a store's process. NODE_ENV is neither `development` (the dashboard would be
 * bundled anew at every start) nor `production` (the session cookie would be `Secure`, which no
 * browser sends back to plain http).
 */
export function storeEnvironment(settings: StoreSettings): NodeJS.ProcessEnv {
  const storefront = "http://localhost:8000";
  return {
    ...inherited(),
    NODE_ENV: "local",
    MEDUSA_DISABLE_TELEMETRY: "true",
    DATABASE_URL: settings.databaseUrl,
    JWT_SECRET: settings.jwtSecret,
    COOKIE_SECRET: settings.cookieSecret,
    STORE_CORS: [storefront, settings.url].join(","),
    ADMIN_CORS: settings.url,
    AUTH_CORS: [storefront, settings.url].join(","),
    PAYMENT_HUB_BACKEND_URL: settings.url,
    PAYMENT_HUB_ENCRYPTION_KEY: settings.encryptionKey,
    PAYMENT_HUB_STRIPE_SANDBOX_URL: settings.stripeUrl,
    PAYMENT_HUB_ALIPAY_SANDBOX_URL: settings.alipayUrl,
    ...settings.overrides,
  };
}

/**
 * Whatever else the developer's shell sets for Medusa must not leak into the store: a REDIS_URL or
 * PORT meant for another project would be a hard riddle.
 */
function inherited(): NodeJS.ProcessEnv {
  const kept = ["PATH", "HOME", "TMPDIR", "LANG", "TZ", "NODE_EXTRA_CA_CERTS"];
  return Object.fromEntries(kept.map((name) => [name, process.env[name]]));
}
