import { expect, onTestFinished } from "vitest";
import type { OutboundAnswer, OutboundRequest } from "../../../../src/providers/provider.js";
import type { VxOptions } from "../../../../src/providers/vx/config.js";
import { createVx } from "../../../../src/providers/vx/provider.js";
import { inviteTo } from "../support/invite.js";
import { type Answer, outboundAnswer } from "../support/prepared-answers.js";
import { recorded as recordedFrom } from "../support/recorded.js";

export const recorded = (name: string) => recordedFrom("vx", name);

export const NOW = Date.parse("2026-11-20T12:00:00Z");
export const ID = "4ed2ec66-9471-415d-99ce-7bd1742fc2b8";
export const LINK = "https://fe.dcams.app/d2568a05-47a2-4ec7-b3e3-c5bd194461a7";

/** The provider on a VX that gives a fresh token at each request, and its other answers in the order of `replies`. */
export function vx(replies: (Answer | Promise<Answer>)[] = [], options: Partial<VxOptions> = {}) {
  const fake = {
    now: NOW,
    replies,
    /** Answers of the token call, used before the fresh tokens. */
    tokenReplies: [] as Answer[],
    tokenCalls: [] as OutboundRequest[],
    calls: [] as OutboundRequest[],
    /** The `authorization` of each call. */
    bearers: () => fake.calls.map(({ headers }) => headers?.authorization),
  };
  const outbound = async (request: OutboundRequest): Promise<OutboundAnswer> => {
    const forToken = request.route === "/oauth/token";
    (forToken ? fake.tokenCalls : fake.calls).push(request);
    const fresh: Answer = { body: { ...recorded("token"), access_token: `token-${fake.tokenCalls.length}` } };
    const reply = await (forToken ? (fake.tokenReplies.shift() ?? fresh) : fake.replies.shift());
    if (!reply) throw new Error(`unexpected ${request.method} ${request.url}`);
    return outboundAnswer(reply);
  };
  const provider = createVx(
    {
      authUrl: "https://auth.dcams.example",
      baseUrl: "https://vx.dcams.example/",
      clientId: "client-7",
      clientSecret: "client-secret",
      age: "21+",
      webhookAuth: { basic: { user: "vx", password: "hook-secret" } },
      ...options,
    },
    { now: () => fake.now, outbound },
  );
  onTestFinished(() => expect([fake.replies, fake.tokenReplies]).toEqual([[], []]));
  return { provider, fake };
}

/** The report that `readStatus` makes of a body. */
export async function statusOf(body: unknown) {
  return vx([{ body }]).provider.readStatus(ID);
}

export const invite = inviteTo("vx", {
  externalRef: "customer-7",
  customerContext: { firstName: "Jane" },
  locale: "en-AU",
});
