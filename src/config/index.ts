import type { InputConfig, InputConfigModules } from "@medusajs/framework/types";
import { gateways } from "../gateways/registry";
import { PaymentHubOptions, type PaymentHubOptionsInput } from "./options";

export type { PaymentHubOptionsInput } from "./options";

const PAYMENT_MODULE = "@medusajs/medusa/payment";
const PLUGIN = "medusa-payment-hub";

/** The ways in which a config may name Medusa's Payment module. */
const PAYMENT_MODULES = [PAYMENT_MODULE, "@medusajs/payment"];

/** A config whose `modules` are a list, as `defineConfig` documents it. */
type StoreConfig = Extract<InputConfig, { modules?: InputConfigModules }>;
type ModuleEntry = InputConfigModules[number];
type PaymentModuleOptions = { providers?: { id?: string; resolve?: unknown }[] };

/**
 * Adds the payment hub to a store's config: the plugin with its options, and its providers in the
 * Payment module, beside those that are there already.
 *
 * ```ts
 * module.exports = defineConfig(withPaymentHub({ projectConfig: { … } }, { backend_url: "https://…" }))
 * ```
 *
 * @throws ZodError at boot when an option is misspelt or malformed
 */
export function withPaymentHub(
  config: StoreConfig,
  options: PaymentHubOptionsInput = {},
): StoreConfig {
  const parsed = PaymentHubOptions.parse(options);
  const plugins = [...(config.plugins ?? []), { resolve: PLUGIN, options: parsed }];
  return { ...config, plugins, modules: withProviders(config, `${PLUGIN}/providers`) };
}

/** The same for this repository itself, whose sources are the application's own. */
export function withLocalPaymentHub(
  config: StoreConfig,
  options: PaymentHubOptionsInput,
): StoreConfig {
  const hub = { resolve: "./src/modules/payment_hub", options: PaymentHubOptions.parse(options) };
  return { ...config, modules: [...withProviders(config, "./src/providers"), hub] };
}

function withProviders(config: StoreConfig, folder: string): ModuleEntry[] {
  const modules = config.modules ?? [];
  const isPayment = (entry: ModuleEntry): boolean =>
    ("key" in entry && entry.key === "payment") ||
    ("resolve" in entry && PAYMENT_MODULES.includes(String(entry.resolve)));
  const existing = modules.find(isPayment);
  const existingOptions = (existing && "options" in existing ? existing.options : undefined) as
    PaymentModuleOptions | undefined;
  const dependencies =
    existing && "dependencies" in existing && Array.isArray(existing.dependencies)
      ? existing.dependencies
      : [];
  const ids = gateways.map(({ id }) => id);
  refuseClash(existingOptions, ids);
  const payment = {
    ...existing,
    resolve: PAYMENT_MODULE,
    dependencies: [...new Set([...dependencies, "payment_hub"])],
    options: {
      ...existingOptions,
      providers: [
        ...(existingOptions?.providers ?? []),
        ...ids.map((id) => ({ resolve: `${folder}/${id}`, id, options: {} })),
      ],
    },
  } as ModuleEntry;
  return [...modules.filter((entry) => !isPayment(entry)), payment];
}

/** Two providers under one id: Medusa would load one of them and say nothing. */
function refuseClash(options: PaymentModuleOptions | undefined, ids: string[]): void {
  const clash = options?.providers?.find(({ id }) => id !== undefined && ids.includes(id));
  if (!clash) return;
  throw new Error(
    `medusa-payment-hub brings the payment provider "${clash.id}" itself. Remove ` +
      `${String(clash.resolve)} from medusa-config.ts, or give it another id; payments that it made ` +
      "can be captured, canceled and refunded with the hub's.",
  );
}
