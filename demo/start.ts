/**
 * `npm run demo`: a partner's site, the real proxy and the sandbox, each on its own origin, all in memory.
 * Ports can be chosen: `npm run demo -- --site-port 3000 --proxy-port 3001 --sandbox-port 3002 --smtp-port 3003
 * --phone-port 3004`.
 */
import { randomBytes } from "node:crypto";
import { parseArgs } from "node:util";
import { startDemo } from "./start-demo.js";

const { values } = parseArgs({
  options: {
    "site-port": { type: "string", default: "8786" },
    "proxy-port": { type: "string", default: "8787" },
    "sandbox-port": { type: "string", default: "8788" },
    "smtp-port": { type: "string", default: "8789" },
    "phone-port": { type: "string", default: "8790" },
  },
});

try {
  const demo = await startDemo({
    sitePort: Number(values["site-port"]),
    proxyPort: Number(values["proxy-port"]),
    sandboxPort: Number(values["sandbox-port"]),
    smtpPort: Number(values["smtp-port"]),
    phonePort: Number(values["phone-port"]),
    secret: () => randomBytes(32).toString("base64"),
  });
  console.log(`
Harbour Bank's page with the widget   ${demo.siteUrl}
The sandbox: mailbox, decisions       ${demo.sandboxUrl}
The proxy                             ${demo.proxyUrl}
The documentation                     ${demo.siteUrl}/docs/

Open the first. Its bar has the mailbox with the one-time codes. Ctrl+C ends the demo.`);
  process.once("SIGINT", () => void demo.close().then(() => process.exit(0)));
  process.once("SIGTERM", () => void demo.close().then(() => process.exit(0)));
} catch (error) {
  const { code, port } = error as NodeJS.ErrnoException & { port?: number };
  if (code !== "EADDRINUSE") throw error;
  console.error(
    `Port ${port} is in use. Choose others: npm run demo -- --site-port 3000 --proxy-port 3001 …`,
  );
  process.exit(1);
}
