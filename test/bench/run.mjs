// `npm run bench status`: runs one part of the benchmarks. Without a name it lists the parts. Further arguments are the part's.
import { spawnSync } from "node:child_process";
import { readdirSync } from "node:fs";
import { fileURLToPath } from "node:url";

const folder = fileURLToPath(new URL(".", import.meta.url));
const ENDING = ".bench.mjs";
const parts = readdirSync(folder)
  .filter((file) => file.endsWith(ENDING))
  .map((file) => file.slice(0, -ENDING.length));

const [part = "", ...rest] = process.argv.slice(2);
if (!parts.includes(part)) {
  console.error(`usage: npm run bench PART, where PART is one of ${parts.join(", ")}`);
  process.exit(2);
}
const { status } = spawnSync(process.execPath, [`${folder}${part}${ENDING}`, ...rest], { stdio: "inherit" });
process.exit(status ?? 1);
