import { defineConfig, loadEnv } from "@medusajs/framework/utils";
import { withLocalPaymentHub } from "./src/config";

loadEnv(process.env.NODE_ENV || "development", process.cwd());

const { env } = process;

/** This repository run as a store of its own: the demo and the tests use it. */
module.exports = defineConfig(
  withLocalPaymentHub(
    {
      projectConfig: {
        databaseUrl: env.DATABASE_URL,
        http: {
          storeCors: env.STORE_CORS || "http://localhost:8000",
          adminCors: env.ADMIN_CORS || "http://localhost:9000",
          authCors: env.AUTH_CORS || "http://localhost:8000,http://localhost:9000",
          jwtSecret: env.JWT_SECRET || "development-only",
          cookieSecret: env.COOKIE_SECRET || "development-only",
        },
      },
    },
    {
      ...(env.PAYMENT_HUB_BACKEND_URL && { backend_url: env.PAYMENT_HUB_BACKEND_URL }),
      sandbox_endpoints: {
        ...(env.PAYMENT_HUB_STRIPE_SANDBOX_URL && { stripe: env.PAYMENT_HUB_STRIPE_SANDBOX_URL }),
        ...(env.PAYMENT_HUB_ALIPAY_SANDBOX_URL && { alipay: env.PAYMENT_HUB_ALIPAY_SANDBOX_URL }),
      },
    },
  ),
);
