/** A running sandbox with the calls of a partner's server to the simulated VX, and a receiver of its webhooks. */
import { HMAC_CLIENT } from "../../../../src/sandbox/vx/account.js";
import { runningSandbox } from "../running-sandbox.js";
import { webhookReceiver } from "../webhook-receiver.js";

interface Created {
  id: string;
  link: string;
}

export function vxSandbox() {
  const sandbox = runningSandbox();
  const partner = webhookReceiver();

  const tokenRequest = (client = HMAC_CLIENT) => ({
    client_id: client.id,
    client_secret: client.secret,
    audience: "dcams.app",
    grant_type: "client_credentials",
  });
  const bearer = async (client = HMAC_CLIENT): Promise<Record<string, string>> => {
    const { json } = await sandbox.post("/vx/oauth/token", tokenRequest(client));
    return { authorization: `Bearer ${json.access_token}` };
  };
  const read = async (id: string, client = HMAC_CLIENT) =>
    sandbox.get(`/vx/api/session/result/${id}`, { headers: await bearer(client) });
  const receivedInOrder = () =>
    partner.received.toSorted((a, b) => a.json.journey.stops.length - b.json.journey.stops.length);

  return {
    sandbox,
    partner,
    tokenRequest,
    /** The header of a client with a fresh token. */
    bearer,
    async create(body: Record<string, unknown> = {}, client = HMAC_CLIENT): Promise<Created> {
      const request = { email: "jane@example.com", age: "21+", webhook: { endpoint: partner.url }, ...body };
      const path = "/vx/api/session/create_session";
      const { status, text, json } = await sandbox.post(path, request, await bearer(client));
      if (status !== 200) throw new Error(`create_session: ${status} ${text}`);
      return { id: json.request_id, link: json.link };
    },
    read,
    statusOf: async (id: string) => (await read(id)).json,
    customer: (id: string, does: string) => sandbox.post(`/_sandbox/vx/${id}/customer`, { does }),
    decide: (id: string, outcome: string) => sandbox.post(`/_sandbox/vx/${id}/decide`, { outcome }),
    /** The webhooks in the order of the journey: those of one moment may arrive in another one. */
    receivedInOrder,
    /** Status, source and action of each webhook, in the order of the journey. */
    delivered: () =>
      receivedInOrder().map(({ json }) => {
        const { source, action } = json.journey.stops.at(-1);
        return [json.status, source, action];
      }),
  };
}
