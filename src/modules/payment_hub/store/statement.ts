import { createHash } from "node:crypto";
import type { Knex } from "@medusajs/framework/mikro-orm/knex";

interface Query {
  /** With one, the connection prepares the statement once and plans it no more. */
  name?: string;
  text: string;
  values: readonly unknown[];
}

interface PgConnection {
  query(query: Query): Promise<{ rows: Record<string, unknown>[] }>;
  /** While a query is out it tears the connection down, so that the query fails and the pool knows. */
  end(): Promise<void>;
}

interface PgClient {
  acquireConnection(): Promise<PgConnection>;
  releaseConnection(connection: PgConnection): Promise<void>;
}

/** PostgreSQL's words for a name that is not there (any more), and for one that is there already. */
const NAME_IS_LOST = new Set(["26000", "42P05"]);

/**
 * One fixed statement that a shopper waits for, sent without the query builder, which takes longer
 * over it than PostgreSQL: half the CPU time of `knex.raw`. It commits by itself.
 *
 * Each connection prepares it once, which halves the wait. Where a pooler gives every transaction
 * another connection, names do not hold: the statement then goes on without. It can be sent again at
 * once, because an unknown name is found out before anything runs.
 */
export class Statement {
  private readonly text: string;
  private name: string | undefined;

  /** @param sql with a `?` for each value; it holds no other question marks */
  constructor(sql: string) {
    let values = 0;
    this.text = sql.replaceAll("?", () => `$${(values += 1)}`);
    // Another version of the plugin on the same connection must not meet this one's name.
    this.name = `payment_hub_${createHash("sha256").update(this.text).digest("hex").slice(0, 16)}`;
  }

  /**
   * @param withinMs after which its connection is given up, for another one to be made: after a
   * fail-over nothing answers on the old ones, and TCP notices that only after a quarter of an hour
   */
  async run(
    knex: Knex,
    values: readonly unknown[],
    withinMs?: number,
  ): Promise<Record<string, unknown>[]> {
    const client = knex.client as PgClient;
    const connection = await client.acquireConnection();
    const limit =
      withinMs === undefined ? undefined : setTimeout(() => void connection.end(), withinMs);
    try {
      return (await this.send(connection, values)).rows;
    } finally {
      clearTimeout(limit);
      await client.releaseConnection(connection);
    }
  }

  private async send(connection: PgConnection, values: readonly unknown[]) {
    const { name, text } = this;
    if (!name) return connection.query({ text, values });
    try {
      return await connection.query({ name, text, values });
    } catch (error) {
      if (!NAME_IS_LOST.has((error as { code?: string }).code ?? "")) throw error;
      this.name = undefined;
      return connection.query({ text, values });
    }
  }
}
