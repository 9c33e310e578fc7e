/** What vite.config.ts and the global set-up tell the tests. */
declare module "vitest" {
  interface ProvidedContext {
    /** Which database the tests of this project use. */
    database: "sqlite" | "postgres";
    /** The connection URL of the maintenance database; only where `database` is `postgres`. */
    postgresUrl: string;
  }
}

/** The PostgreSQL database that each test's own is copied from. */
export const TEMPLATE = "gangway_template";
