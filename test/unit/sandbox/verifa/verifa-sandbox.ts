/** A running sandbox with the calls of a partner's server to the simulated Verifa, and a receiver of its webhooks. */
import { beforeEach } from "vitest";
import { type Answer, runningSandbox } from "../running-sandbox.js";
import { webhookReceiver } from "../webhook-receiver.js";

interface Credentials {
  baseUrl: string;
  apiKey: string;
  secrets: [string];
  workflowId: string;
}
type Headers = Record<string, string>;

export function verifaSandbox() {
  const sandbox = runningSandbox();
  const partner = webhookReceiver();
  const credentials: Credentials = { baseUrl: "", apiKey: "", secrets: [""], workflowId: "" };

  beforeEach(async () => {
    Object.assign(credentials, (await sandbox.get("/_sandbox/credentials")).json.verifa);
    await sandbox.post("/_sandbox/webhooks", { provider: "verifa", url: partner.url });
  });

  const call = (method: string, path: string, body?: unknown, headers: Headers = {}): Promise<Answer> =>
    sandbox.get(`/verifa/api/v1${path}`, {
      method,
      headers: { "x-api-key": credentials.apiKey, "content-type": "application/json", ...headers },
      ...(body === undefined ? {} : { body: typeof body === "string" ? body : JSON.stringify(body) }),
    });
  const get = (path: string, headers?: Headers) => call("GET", path, undefined, headers);
  const post = (path: string, body?: unknown, headers?: Headers) => call("POST", path, body, headers);
  const create = async (body: object = {}, headers?: Headers) => {
    const answer = await post("/sessions", body, headers);
    if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
    return answer.json as { id: string; capture_url: string; status: string; expires_at: string };
  };
  const decide = (id: string, outcome: string) => sandbox.post(`/_sandbox/verifa/${id}/decide`, { outcome });

  return {
    sandbox,
    partner,
    /** The config members of the simulated Verifa; its key is a sandbox key. */
    credentials,
    LIVE_KEY: "vk_live_5dP8sJ6nGa0UyH3vXi7KbM2t",
    call,
    get,
    post,
    create,
    decide,
    statusOf: async (id: string) => (await get(`/sessions/${id}`)).json.status,
    customer: (id: string, does: string) => sandbox.post(`/_sandbox/verifa/${id}/customer`, { does }),
    /** Makes a session and decides it. */
    async completed(externalRef: string, outcome = "approved", fields: object = {}) {
      const session = await create({ external_ref: externalRef, fields });
      await decide(session.id, outcome);
      return session;
    },
    /** Names of the received events, in the order of arrival. */
    receivedEvents: (): string[] => partner.received.map(({ json }) => json.event),
    /** HTTP status, code and `status_code` of an error answer. */
    errorOf: ({ status, json }: Answer) => [status, json.error, json.status_code],
  };
}
