import { startEmbeddedServer } from "../../src/demo/postgres/embedded-server";
import { externalServer, type PostgresServer } from "../../src/demo/postgres/postgres-server";

/** The server that DATABASE_URL names, or one that lives in a folder of this run. */
export function startTestServer(folder: string): Promise<PostgresServer> {
  const { DATABASE_URL } = process.env;
  if (DATABASE_URL) return Promise.resolve(externalServer(DATABASE_URL));
  return startEmbeddedServer(folder, "throw-away");
}
