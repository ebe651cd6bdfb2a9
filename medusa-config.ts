import { defineConfig, loadEnv } from "@medusajs/framework/utils";
import { withLocalPaymentHub } from "./src/config";

loadEnv(process.env.NODE_ENV || "development", process.cwd());

const { env } = process;

/** Medusa's own modules for several instances of one store; without Redis there is one instance. */
const redisModules = (redisUrl: string) => [
  { resolve: "@medusajs/medusa/event-bus-redis", options: { redisUrl } },
  { resolve: "@medusajs/medusa/workflow-engine-redis", options: { redis: { redisUrl } } },
  {
    resolve: "@medusajs/medusa/locking",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/locking-redis",
          id: "locking-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
  {
    resolve: "@medusajs/medusa/caching",
    options: {
      providers: [
        {
          resolve: "@medusajs/medusa/caching-redis",
          id: "caching-redis",
          is_default: true,
          options: { redisUrl },
        },
      ],
    },
  },
];

/** This repository run as a store of its own: the demo and the tests use it. */
module.exports = defineConfig(
  withLocalPaymentHub(
    {
      projectConfig: {
        databaseUrl: env.DATABASE_URL,
        ...(env.REDIS_URL && { redisUrl: env.REDIS_URL }),
        http: {
          storeCors: env.STORE_CORS || "http://localhost:8000",
          adminCors: env.ADMIN_CORS || "http://localhost:9000",
          authCors: env.AUTH_CORS || "http://localhost:8000,http://localhost:9000",
          jwtSecret: env.JWT_SECRET || "development-only",
          cookieSecret: env.COOKIE_SECRET || "development-only",
        },
      },
      ...(env.REDIS_URL && { modules: redisModules(env.REDIS_URL) }),
    },
    {
      ...(env.PAYMENT_HUB_BACKEND_URL && { backend_url: env.PAYMENT_HUB_BACKEND_URL }),
      ...(env.PAYMENT_HUB_EVENT_RETENTION_DAYS && {
        event_retention_days: Number(env.PAYMENT_HUB_EVENT_RETENTION_DAYS),
      }),
      ...(env.PAYMENT_HUB_METRICS_TOKEN && { metrics_token: env.PAYMENT_HUB_METRICS_TOKEN }),
      sandbox_endpoints: {
        ...(env.PAYMENT_HUB_STRIPE_SANDBOX_URL && { stripe: env.PAYMENT_HUB_STRIPE_SANDBOX_URL }),
        ...(env.PAYMENT_HUB_ALIPAY_SANDBOX_URL && { alipay: env.PAYMENT_HUB_ALIPAY_SANDBOX_URL }),
      },
    },
  ),
);
