/** Starts PostgreSQL once for a whole test run, with a template that has every table, and provides its address. */
import pg from "pg";
import type { TestProject } from "vitest/node";
import { openDialect } from "../../src/node/open-dialect.js";
import { openStore } from "../../src/records/open-store.js";
import { startServer } from "./embedded-server.js";
import { TEMPLATE } from "./provided.js";

/** Any key will do: nothing is encrypted with it. */
const KEY = "MDEyMzQ1Njc4OTAxMjM0NTY3ODkwMTIzNDU2Nzg5MDE=";

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startServer();
  const url = server.urlOf("postgres");
  const client = new pg.Client(url);
  await client.connect();
  await client.query(`create database ${TEMPLATE}`);
  await client.end();
  const store = await openStore({ ...openDialect(server.urlOf(TEMPLATE)), encryptionKeys: [KEY] });
  await store.close();
  project.provide("postgresUrl", url);
  return server.stop;
}
