/** The parts that several proxies of one organisation share: the sandbox (provider and mailbox) and the configuration. */
import { onTestFinished } from "vitest";
import { type SandboxServer, startSandbox } from "../../../../src/node/start-sandbox.js";
import type { GangwayConfigInput } from "../../../../src/proxy/config-schema.js";
import { API_KEY, KEY_1 } from "../../proxy/support/open-gangway.js";
import { writeConfig } from "./gangway-process.js";

export const PARTNER = { "x-api-key": API_KEY };

export interface Harbour {
  configFile: string;
  config: GangwayConfigInput;
  sandbox: SandboxServer;
  /** Calls the sandbox. */
  control(path: string, body?: unknown): Promise<unknown>;
  /** Reads the one-time code in the last mail to an address. */
  codeFor(email: string): Promise<string>;
}

/**
 * @param database as in the config.
 * @param members of the config.
 * @param organisation members of its only organisation.
 */
export async function openHarbour(
  database: string,
  members: Partial<GangwayConfigInput> = {},
  organisation: Partial<GangwayConfigInput["organisations"][number]> = {},
): Promise<Harbour> {
  const sandbox = await startSandbox({ port: 0, smtpPort: 0 });
  onTestFinished(sandbox.close);
  const control = async (path: string, body?: unknown): Promise<unknown> => {
    const init = {
      method: "POST",
      headers: { "content-type": "application/json" },
      body: JSON.stringify(body),
    };
    const response = await fetch(`${sandbox.url}${path}`, body === undefined ? {} : init);
    if (!response.ok) throw new Error(`${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };
  const credentials = (await control("/_sandbox/credentials")) as { verifime: Record<string, unknown> };
  const config: GangwayConfigInput = {
    publicUrl: "https://onboarding.harbour.example",
    database,
    encryptionKeys: [KEY_1],
    mail: { smtp: sandbox.smtpUrl, from: "onboarding@harbour.example" },
    organisations: [
      {
        code: "HARBOUR",
        name: "Harbour & Sons",
        apiKeys: [API_KEY],
        provider: { id: "verifime", ...credentials.verifime } as never,
        ...organisation,
      },
    ],
    ...members,
  };
  return {
    configFile: await writeConfig(config),
    config,
    sandbox,
    control,
    async codeFor(email) {
      const mails = (await control("/_sandbox/mail")) as { to: string; text: string }[];
      const mail = mails.filter(({ to }) => to.includes(email)).at(-1);
      const [code] = /\b\d{6}\b/.exec(mail?.text ?? "") ?? [];
      if (!code) throw new Error(`no code was mailed to ${email}`);
      return code;
    },
  };
}
