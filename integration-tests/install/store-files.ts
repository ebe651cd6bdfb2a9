import { devDependencies as versions } from "../../package.json";

/** As Medusa's official starter has it, in the versions that this plugin is developed with. */
const MANIFEST = {
  name: "bare-store",
  version: "0.0.1",
  private: true,
  dependencies: {
    "@medusajs/admin-sdk": versions["@medusajs/admin-sdk"],
    "@medusajs/cli": versions["@medusajs/cli"],
    "@medusajs/framework": versions["@medusajs/framework"],
    "@medusajs/medusa": versions["@medusajs/medusa"],
  },
  devDependencies: {
    "@swc/core": versions["@swc/core"],
    "@types/node": versions["@types/node"],
    "ts-node": versions["ts-node"],
    typescript: versions.typescript,
  },
};

/** The starter's. */
const TSCONFIG = {
  compilerOptions: {
    target: "ES2021",
    esModuleInterop: true,
    module: "Node16",
    moduleResolution: "Node16",
    emitDecoratorMetadata: true,
    experimentalDecorators: true,
    skipLibCheck: true,
    skipDefaultLibCheck: true,
    declaration: false,
    sourceMap: false,
    inlineSourceMap: true,
    outDir: "./.medusa/server",
    rootDir: "./",
    jsx: "react-jsx",
    forceConsistentCasingInFileNames: true,
    resolveJsonModule: true,
    checkJs: false,
    strictNullChecks: true,
  },
  "ts-node": { swc: true },
  include: ["**/*", ".medusa/types/*"],
  exclude: ["node_modules", ".medusa/server", ".medusa/admin", ".cache"],
};

/** What the README tells the owner of a store to write. */
const CONFIG = `import { defineConfig, loadEnv } from "@medusajs/framework/utils";
import { withPaymentHub } from "medusa-payment-hub/config";

loadEnv(process.env.NODE_ENV || "development", process.cwd());

module.exports = defineConfig(
  withPaymentHub(
    {
      projectConfig: {
        databaseUrl: process.env.DATABASE_URL,
        http: {
          storeCors: process.env.STORE_CORS!,
          adminCors: process.env.ADMIN_CORS!,
          authCors: process.env.AUTH_CORS!,
          jwtSecret: process.env.JWT_SECRET,
          cookieSecret: process.env.COOKIE_SECRET,
        },
      },
    },
    {
      backend_url: process.env.PAYMENT_HUB_BACKEND_URL,
      sandbox_endpoints: {
        stripe: process.env.PAYMENT_HUB_STRIPE_SANDBOX_URL,
        alipay: process.env.PAYMENT_HUB_ALIPAY_SANDBOX_URL,
      },
    },
  ),
);
`;

/** `medusa build` checks types, and an expected error that does not come is one: no `any` passes. */
const TYPES = `import { withPaymentHub, type PaymentHubOptionsInput } from "medusa-payment-hub/config";
import paymentHub from "medusa-payment-hub/modules/payment_hub";
import { startAlipaySimulator } from "medusa-payment-hub/simulators/alipay";
import { startStripeSimulator } from "medusa-payment-hub/simulators/stripe";
import { processGatewayEventWorkflow } from "medusa-payment-hub/workflows";

export const options: PaymentHubOptionsInput = { backend_url: "https://shop.example" };

// @ts-expect-error the option is misspelt
export const misspelt: PaymentHubOptionsInput = { backend_uri: "https://shop.example" };

// @ts-expect-error the options are no list
export const listed = () => withPaymentHub({}, []);

// @ts-expect-error a module has no such member
export const member = () => paymentHub.nothing;

// @ts-expect-error a port is a number
export const port = () => [startStripeSimulator({ port: "1" })];

// @ts-expect-error a port is a number
export const otherPort = () => [startAlipaySimulator({ port: "1" })];

// @ts-expect-error a workflow has no such member
export const step = () => processGatewayEventWorkflow.nothing;
`;

/** The files of a store that has nothing but the plugin, by path. */
export const STORE_FILES: Record<string, string> = {
  "tsconfig.json": JSON.stringify(TSCONFIG),
  "medusa-config.ts": CONFIG,
  "src/types-of-the-plugin.ts": TYPES,
};

export const STORE_MANIFEST = JSON.stringify(MANIFEST);
