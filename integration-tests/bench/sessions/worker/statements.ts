import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import type { MedusaContainer } from "@medusajs/framework/types";
import { ContainerRegistrationKeys } from "@medusajs/framework/utils";
import { EVERYBODY, type Contestant } from "../plan";
import { createSession, prepareCollections, type GatewayCalls } from "./create-session";

/** The SQL of one creation of each, in order; transactions' own statements too. */
export async function collectStatements(
  container: MedusaContainer,
  calls: GatewayCalls,
): Promise<Record<Contestant, string[]>> {
  const found: Record<Contestant, string[]> = { system: [], official: [], stripe: [], alipay: [] };
  const knex = container.resolve<Knex>(ContainerRegistrationKeys.PG_CONNECTION);
  for (const contestant of EVERYBODY) {
    const [collection = ""] = await prepareCollections(container, contestant, 1);
    const listen = ({ sql }: { sql: string }): void => void found[contestant].push(sql);
    knex.on("query", listen);
    await createSession(container, contestant, collection, calls);
    knex.removeListener("query", listen);
  }
  return found;
}
