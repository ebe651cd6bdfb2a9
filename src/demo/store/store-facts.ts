import { Client } from "pg";
import { STOREFRONT } from "../seed/storefront";

export interface RegionFact {
  id: string;
  name: string;
  currency_code: string;
}

/** What a storefront must know of a seeded store. */
export interface StoreFacts {
  publishableKey: string;
  regions: RegionFact[];
}

export async function readStoreFacts(databaseUrl: string): Promise<StoreFacts> {
  const client = new Client({ connectionString: databaseUrl });
  await client.connect();
  try {
    const keys = await client.query<{ token: string }>(
      // Medusa makes a key of its own, for a channel that sells nothing.
      "select token from api_key where type = 'publishable' and revoked_at is null and title = $1",
      [STOREFRONT],
    );
    const regions = await client.query<RegionFact>(
      "select id, name, currency_code from region where deleted_at is null order by created_at, name",
    );
    const publishableKey = keys.rows[0]?.token;
    if (!publishableKey) throw new Error("The store has no publishable key: was it seeded?");
    return { publishableKey, regions: regions.rows };
  } finally {
    await client.end();
  }
}
