/** The values that vitest.config.ts and the global set-up provide to the tests. */
declare module "vitest" {
  interface ProvidedContext {
    /** The kind of database that the tests of this project use. */
    database: "sqlite" | "postgres";
    /** The connection URL of the maintenance database; only where `database` is `postgres`. */
    postgresUrl: string;
  }
}

/** The PostgreSQL database that is copied for each test. */
export const TEMPLATE = "gangway_template";
