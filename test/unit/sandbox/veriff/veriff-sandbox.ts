/** A running sandbox with the calls of a partner's server to the simulated Veriff, and a receiver of its webhooks. */
import { createHmac } from "node:crypto";
import { beforeEach } from "vitest";
import { type Answer, runningSandbox } from "../running-sandbox.js";
import { webhookReceiver } from "../webhook-receiver.js";

interface Credentials {
  baseUrl: string;
  apiKey: string;
  secrets: [string, string];
  integrationId: string;
}

export function veriffSandbox() {
  const sandbox = runningSandbox();
  const partner = webhookReceiver();
  const credentials: Credentials = { baseUrl: "", apiKey: "", secrets: ["", ""], integrationId: "" };

  beforeEach(async () => {
    Object.assign(credentials, (await sandbox.get("/_sandbox/credentials")).json.veriff);
    await sandbox.post("/_sandbox/webhooks", { provider: "veriff", url: partner.url });
  });

  const hmac = (text: string | Buffer, secret = credentials.secrets[0]) =>
    createHmac("sha256", secret).update(text).digest("hex");
  const client = (more: Record<string, string> = {}) => ({ "x-auth-client": credentials.apiKey, ...more });
  const create = (verification: unknown = {}, headers = client()) =>
    sandbox.post("/veriff/v1/sessions", { verification }, headers);
  const signedGet = (path: string, signed: string) =>
    sandbox.get(`/veriff${path}`, { headers: client({ "x-hmac-signature": hmac(signed) }) });
  const read = async (id: string, what: string) => (await signedGet(`/v1/sessions/${id}/${what}`, id)).json;

  return {
    sandbox,
    partner,
    credentials,
    hmac,
    /** The headers of a known caller. */
    client,
    create,
    async createdSession(verification: unknown = {}) {
      const answer = await create(verification);
      if (answer.status !== 201) throw new Error(`create: ${answer.status} ${answer.text}`);
      return answer.json.verification as { id: string; url: string; sessionToken: string; status: string };
    },
    signedGet,
    read,
    decisionOf: async (id: string) => (await read(id, "decision")).verification,
    /** Posts JSON to a path below `/v1`, signed over its body unless told otherwise. */
    postSigned(path: string, content: unknown, sign = (body: string) => hmac(body)): Promise<Answer> {
      const body = JSON.stringify(content);
      const headers = client({ "content-type": "application/json", "x-hmac-signature": sign(body) });
      return sandbox.get(`/veriff/v1${path}`, { method: "POST", headers, body });
    },
    remove: (id: string, signature = hmac(id)) =>
      sandbox.get(`/veriff/v1/sessions/${id}`, {
        method: "DELETE",
        headers: client({ "x-hmac-signature": signature }),
      }),
    patch(id: string, status: string, sign = (body: string) => hmac(body)): Promise<Answer> {
      const body = JSON.stringify({ verification: { status } });
      const headers = client({ "content-type": "application/json", "x-hmac-signature": sign(body) });
      return sandbox.get(`/veriff/v1/sessions/${id}`, { method: "PATCH", headers, body });
    },
    async customer(id: string, ...acts: ("opens" | "submits" | "leaves")[]) {
      for (const does of acts) await sandbox.post(`/_sandbox/veriff/${id}/customer`, { does });
    },
    decide: (id: string, outcome: string) => sandbox.post(`/_sandbox/veriff/${id}/decide`, { outcome }),
    /** Actions and decisions of the received webhooks, in the order of arrival. */
    receivedEvents: (): string[] =>
      partner.received.map(({ json }) => json.action ?? json.verification?.status ?? json.eventType),
  };
}
