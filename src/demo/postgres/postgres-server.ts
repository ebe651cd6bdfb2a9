/** A running PostgreSQL server, ours or the one that DATABASE_URL names. */
export interface PostgresServer {
  /** The address of one of its databases; nothing says that it exists. */
  url(database: string): string;
  stop(): Promise<void>;
}

/** A server that somebody else runs: its databases are ours to make, stopping it is not. */
export function externalServer(databaseUrl: string): PostgresServer {
  return {
    url(database) {
      const url = new URL(databaseUrl);
      url.pathname = `/${database}`;
      return url.toString();
    },
    stop: () => Promise.resolve(),
  };
}
