/** A proxy in a process of its own, for tests that kill it. Its first argument is the configuration, as JSON. */
import { fileURLToPath } from "node:url";
import { runnerImport } from "vite";

const entry = fileURLToPath(new URL("../../../../src/node/create-gangway.ts", import.meta.url));
const { module } = await runnerImport(entry, { configFile: false, logLevel: "silent" });
const gangway = module.createGangway(JSON.parse(process.argv[2]), { scripts: false, log: () => {} });
await gangway.ready;
// It lives for as long as the test holds the other end.
process.stdin.resume();
