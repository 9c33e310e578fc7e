// `npm run chaos -- --minutes 10 --seed 7 --database sqlite --proxies 2`: breaks whatever a running proxy needs, and counts
// visits, webhooks and mails at the end. Without `--seed` each run has another one, and prints it. Without `--database` it
// runs on SQLite, then on PostgreSQL.
import { spawnSync } from "node:child_process";
import { randomInt } from "node:crypto";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

const { values } = parseArgs({
  options: {
    minutes: { type: "string", default: "5" },
    seed: { type: "string", default: String(randomInt(2 ** 31)) },
    database: { type: "string" },
    proxies: { type: "string", default: "2" },
  },
});
const PROJECTS = { sqlite: "unit", postgres: "postgres" };
const databases = values.database === undefined ? Object.keys(PROJECTS) : [values.database];
const wrong = databases.find((name) => !Object.hasOwn(PROJECTS, name));
const isRight =
  wrong === undefined &&
  Number(values.minutes) > 0 &&
  /^\d+$/.test(values.seed) &&
  /^[1-9]\d?$/.test(values.proxies);
if (!isRight) {
  console.error(
    "usage: npm run chaos -- [--minutes N] [--seed S] [--database sqlite|postgres] [--proxies N]",
  );
  process.exit(2);
}

let failed = false;
for (const database of databases) {
  console.log(`\n── ${values.minutes} min on ${database}, ${values.proxies} proxies, seed ${values.seed}`);
  const { status } = spawnSync(
    "npx",
    ["--no-install", "vitest", "run", "--project", PROJECTS[database], "test/chaos/chaos.test.ts"],
    {
      cwd: fileURLToPath(new URL("../..", import.meta.url)),
      stdio: "inherit",
      env: {
        ...process.env,
        CHAOS_MINUTES: values.minutes,
        CHAOS_SEED: values.seed,
        CHAOS_PROXIES: values.proxies,
      },
    },
  );
  if (status !== 0) failed = true;
}
process.exit(failed ? 1 : 0);
