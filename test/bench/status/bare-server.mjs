/**
 * The yardsticks: servers that answer given bytes and do nothing else, with `node:http`, with Hono on the adapter that the
 * proxy uses, or with `node:http` after one query by primary key to PostgreSQL.
 *
 *     node bare-server.mjs '{ "kind": "http", "headers": {}, "body": "…", "database": "postgres://…" }'
 */
import { createServer } from "node:http";
import { serve } from "@hono/node-server";
import { Hono } from "hono";
import { Pool } from "pg";

const { kind, headers, body, database } = JSON.parse(process.argv[2] ?? "{}");
const ROUTE = "/v1/user/signup/tracking/:ref/status";

/** @param {{ port: number }} address */
const ready = ({ port }) => console.log(`listening on ${port}`);

if (kind === "hono") {
  const app = new Hono().get(ROUTE, (context) => context.body(body, 200, headers));
  serve({ fetch: app.fetch, port: 0 }, ready);
} else {
  const answer = kind === "pg" ? createPgAnswer() : async () => true;
  // Without a length, `node:http` would send chunks.
  const sized = { ...headers, "content-length": Buffer.byteLength(body) };
  const server = createServer(async (request, response) => {
    const found = kind === "http" || (await answer(request.url ?? ""));
    response.writeHead(found ? 200 : 404, sized).end(body);
  });
  server.listen(0, () => ready(/** @type {import("node:net").AddressInfo} */ (server.address())));
}

function createPgAnswer() {
  const pool = new Pool({ connectionString: database, max: 10 });
  return async (/** @type {string} */ url) => {
    const query = "select status from visits where reference = $1";
    const { rows } = await pool.query(query, [url.split("/").at(-2)]);
    return rows.length === 1;
  };
}
