/**
 * Northgate, an invented vendor: its customers show their face and their location to a page that the proxy serves, and
 * a clerk decides. This is an adapter as a partner would write it. It also uses the rarer features: its own routes,
 * state for each visit, a frame that needs more than the camera, and webhooks without a signature.
 */
import {
  defineProvider,
  everyProvider,
  GangwayError,
  isSuccess,
  type Provider,
  type ProviderState,
  type ProviderTools,
  parseJson,
  readAnswer,
  reportOf,
  secret,
  statusFailure,
  timeOf,
  type Words,
  webAddress,
} from "gangway-server";
import * as z from "zod";

const NAME = "Northgate";
const CASES = "/cases";
const CASE = "/cases/{id}";

/** Northgate's words for a case. */
const WORDS: Words = {
  open: { status: "Inactive" },
  seen: { status: "Completed", outcome: "pending" },
  accepted: { status: "Completed", outcome: "approved", settled: true },
  turned_away: { status: "Completed", outcome: "declined", settled: true },
};

const caseAnswer = z.object({ id: z.string().min(1), token: z.string().min(1) });
const statusAnswer = z.object({ state: z.string().min(1) });
const webhook = z.object({
  delivery: z.string().min(1),
  case: z.string().min(1),
  state: z.string().min(1),
  at: z.string(),
});
const notes = z.object({ token: z.string() });

const config = z.strictObject({
  id: z.literal("northgate"),
  ...everyProvider,
  baseUrl: webAddress,
  passphrase: secret,
});

function create(
  { baseUrl, passphrase }: { baseUrl: string; passphrase: string },
  { outbound, now }: ProviderTools,
) {
  async function call(method: "GET" | "POST" | "DELETE", route: string, id: string, token: string) {
    const answer = await outbound({
      method,
      route,
      url: `${baseUrl}${route.replace("{id}", encodeURIComponent(id))}`,
      headers: { accept: "application/json", authorization: `Northgate ${passphrase}:${token}` },
    });
    if (!isSuccess(answer)) throw statusFailure(NAME, answer, now());
    return answer;
  }

  return {
    id: "northgate",
    launchKinds: ["frame", "link"],
    webhookSecurity: {
      kind: "none",
      reason: "Northgate signs nothing; its webhooks come from its own network only",
    },

    async createSession({ routesUrl }) {
      const opened = readAnswer(NAME, await call("POST", CASES, "", ""), caseAnswer, now());
      const url = `${routesUrl}/screens/${opened.id}`;
      return {
        providerReference: opened.id,
        inviteUrl: url,
        frame: {
          url,
          origin: new URL(url).origin,
          allow: "camera; geolocation",
          needs: ["camera", "geolocation"],
        },
        expiresAt: null,
        // Every later call about the case needs its token.
        state: { token: opened.token },
      };
    },

    async readStatus(id, state) {
      const answer = await call("GET", CASE, id, tokenOf(state));
      return reportOf(readAnswer(NAME, answer, statusAnswer, now()).state, WORDS);
    },

    async erase({ providerReference, state }) {
      await call("DELETE", CASE, providerReference, tokenOf(state ?? null));
    },

    readWebhook(body) {
      const event = webhook.safeParse(body);
      if (!event.success) {
        throw new GangwayError("provider_response_invalid", `The webhook isn't one of ${NAME}'s.`);
      }
      const { delivery, case: id, state, at } = event.data;
      return [
        {
          eventKey: delivery,
          subject: { by: "providerReference", value: id },
          report: { ...reportOf(state, WORDS), ...timeOf(at) },
        },
      ];
    },

    routes: [
      {
        method: "GET",
        path: "/screens/:case",
        // Only the customer's link holds the id of the case.
        security: { kind: "handler" },
        async handle({ params }, visits) {
          if (!(await visits.find(params.case ?? ""))) throw noSuchCase();
          return new Response(
            "<!doctype html><title>Northgate</title><form method=post><button>Here I am</button></form>",
            {
              headers: {
                "content-type": "text/html; charset=utf-8",
                // The widget's pages may frame it.
                "content-security-policy": "default-src 'none'; form-action 'self'",
              },
            },
          );
        },
      },
      {
        method: "POST",
        path: "/screens/:case",
        // Only the customer's link holds the id of the case.
        security: { kind: "handler" },
        async handle({ request, params }, visits) {
          const id = params.case ?? "";
          const visit = await visits.find(id);
          if (!visit) throw noSuchCase();
          const place = parseJson(await request.text()) ?? null;
          await visits.report(id, {
            ...reportOf("seen", WORDS),
            at: now(),
            state: { ...visit.state, place },
          });
          return Response.json({ seen: true });
        },
      },
    ],
  } satisfies Provider;
}

function tokenOf(state: ProviderState | null): string {
  return notes.parse(state).token;
}

const noSuchCase = () => new GangwayError("not_found", "There is no such case.");

export const northgate = defineProvider({ id: "northgate", name: NAME, config, create });
