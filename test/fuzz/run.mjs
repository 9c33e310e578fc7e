// `npm run fuzz -- --requests N --seed S`: sends that many odd requests to a proxy on SQLite, then on PostgreSQL.
// Without `--seed` each run has another one, and prints it. `--database sqlite|postgres` chooses one database.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    requests: { type: "string", default: "100000" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    database: { type: "string" },
  },
});
const PROJECTS = { sqlite: "unit", postgres: "postgres" };
const databases = values.database === undefined ? Object.keys(PROJECTS) : [values.database];
const wrong = databases.find((name) => !Object.hasOwn(PROJECTS, name));
if (wrong !== undefined || !/^[1-9]\d*$/.test(values.requests) || !/^\d+$/.test(values.seed)) {
  console.error("usage: npm run fuzz -- [--requests N] [--seed S] [--database sqlite|postgres]");
  process.exit(2);
}

let failed = false;
for (const database of databases) {
  console.log(`\n── ${values.requests} requests on ${database}, seed ${values.seed}`);
  const { status } = spawnSync(
    "npx",
    ["--no-install", "vitest", "run", "--project", PROJECTS[database], "test/unit/proxy/fuzz.test.ts"],
    {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      stdio: "inherit",
      env: { ...process.env, FUZZ_REQUESTS: values.requests, FUZZ_SEED: values.seed },
    },
  );
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
