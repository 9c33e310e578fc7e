/** A SQLite file that another process has locked for its own write. */
import Database from "libsql";
import { expect, test } from "vitest";
import { sharedDatabase } from "../../databases/test-database.js";
import { API_KEY, openGangway } from "./support/open-gangway.js";

test("pages and partners read the stored status meanwhile", async () => {
  const { url } = await sharedDatabase();
  const gangway = await openGangway({ database: url });
  const { trackingReference } = await gangway.invite();
  const page = `/v1/user/signup/tracking/${trackingReference}`;
  const other = new Database(url.replace("sqlite:", ""), { timeout: 5000 });
  other.exec("begin immediate");
  const began = performance.now();
  const reads = await Promise.all([
    gangway.call("GET", page),
    gangway.call("GET", `${page}/status`),
    gangway.call("GET", `/v1/visits/${trackingReference}`, { headers: { "x-api-key": API_KEY } }),
  ]);
  expect(reads.map(({ status, json }) => [status, json.status])).toEqual(Array(3).fill([200, "Inactive"]));
  // Far below the ten seconds for which a write waits.
  expect(performance.now() - began).toBeLessThan(5000);
  other.exec("rollback");
  other.close();
});
