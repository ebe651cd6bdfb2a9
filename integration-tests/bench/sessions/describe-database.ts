import { Client } from "pg";

/** What a commit costs there: asked of the server, which may be the one of DATABASE_URL. */
export async function describeDatabase(connectionString: string): Promise<string> {
  const client = new Client({ connectionString });
  await client.connect();
  try {
    const { rows } = await client.query<{ version: string; fsync: string; commit: string }>(
      "select current_setting('server_version') as version, current_setting('fsync') as fsync, " +
        "current_setting('synchronous_commit') as commit",
    );
    const [row] = rows;
    if (!row) throw new Error("PostgreSQL did not tell its settings");
    return `PostgreSQL ${row.version}, fsync ${row.fsync}, synchronous_commit ${row.commit}`;
  } finally {
    await client.end();
  }
}
