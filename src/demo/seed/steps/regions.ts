import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { createRegionsWorkflow, createTaxRegionsWorkflow } from "@medusajs/medusa/core-flows";
import { COUNTRIES, MARKETS } from "../markets";

/** One region a market, and a tax region of no tax a country, so that totals stay readable. */
export async function seedRegions(container: MedusaContainer): Promise<void> {
  const query = container.resolve(ContainerRegistrationKeys.QUERY);
  const regions = await query.graph({ entity: "region", fields: ["name"] });
  const known = new Set(regions.data.map((region) => region.name));
  const missing = MARKETS.filter((market) => !known.has(market.name));
  if (missing.length > 0) {
    await createRegionsWorkflow(container).run({
      input: {
        regions: missing.map((market) => ({
          name: market.name,
          currency_code: market.currency,
          countries: market.countries,
          payment_providers: market.providers,
        })),
      },
    });
  }

  const taxRegions = await query.graph({ entity: "tax_region", fields: ["country_code"] });
  const taxed = new Set(taxRegions.data.map((region) => region.country_code));
  const untaxed = COUNTRIES.filter((country) => !taxed.has(country));
  if (untaxed.length > 0) {
    await createTaxRegionsWorkflow(container).run({
      input: untaxed.map((country_code) => ({ country_code, provider_id: "tp_system" })),
    });
  }
}
