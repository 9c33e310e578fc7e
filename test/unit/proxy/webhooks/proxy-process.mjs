/** A proxy in a process of its own, for tests that kill it. Its first argument is the configuration, as JSON. */
import { createGangway } from "../../../../dist/node/create-gangway.js";

const gangway = createGangway(JSON.parse(process.argv[2]), { scripts: false, log: () => {} });
await gangway.ready;
// It lives for as long as the test holds the other end.
process.stdin.resume();
