// `npm run versions`: the server's tests on every supported version of Node.js, and small projects with the oldest and the
// newest supported versions of React, Vite and TypeScript. Arguments select: `npm run versions node-22 packages`.
import { spawnSync } from "node:child_process";
import { NODE_VERSIONS, provideNode } from "./node-versions.mjs";
import { runServerTests, SERVER_TESTS } from "./run-server-tests.mjs";

const chosen = process.argv.slice(2);
const wanted = (name) => chosen.length === 0 || chosen.includes(name);
const results = [];

for (const version of NODE_VERSIONS.filter((version) => wanted(`node-${version}`))) {
  const programs = await provideNode(version);
  results.push([`node-${version}`, programs !== null && (await runServerTests(programs, SERVER_TESTS))]);
}
if (chosen.length === 0 || chosen.includes("packages")) {
  const args = ["--no-install", "vitest", "run", "--project", "versions"];
  results.push(["packages", spawnSync("npx", args, { stdio: "inherit" }).status === 0]);
}
for (const [name, passed] of results) console.log(`${name}: ${passed ? "passed" : "FAILED"}`);
process.exit(results.length > 0 && results.every(([, passed]) => passed) ? 0 : 1);
