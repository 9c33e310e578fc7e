/** A small VerifiMe for the proxy's tests: its three calls on a real port, each replaceable by a test. */
import { createHmac, randomUUID } from "node:crypto";
import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";
import { onTestFinished } from "vitest";

export interface UpstreamCall {
  route: "invite" | "status" | "activate";
  reference: string;
  body: Record<string, unknown>;
}

type Answer = (call: UpstreamCall, response: ServerResponse) => void;

export interface VerifimeUpstream {
  baseUrl: string;
  /** Every call so far. */
  calls: UpstreamCall[];
  count(route: UpstreamCall["route"]): number;
  statuses: Map<string, string>;
  answers: Record<UpstreamCall["route"], Answer>;
}

export const WEBHOOK_SECRET = "verifime-webhook-secret";

export function json(response: ServerResponse, status: number, body: unknown, headers = {}): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify(body));
}

export async function startVerifime(): Promise<VerifimeUpstream> {
  const calls: UpstreamCall[] = [];
  const statuses = new Map<string, string>();
  const upstream: Omit<VerifimeUpstream, "baseUrl"> = {
    calls,
    statuses,
    count: (route) => calls.filter((call) => call.route === route).length,
    answers: {
      invite(_call, response) {
        const trackingReference = randomUUID();
        const inviteUrl = `https://portal.verifime.example/sign-up/track-id/${trackingReference}`;
        statuses.set(trackingReference, "Inactive");
        json(response, 200, { trackingReference, inviteUrl, qrCodeUrl: "https://qr.verifime.example/qr" });
      },
      status: ({ reference }, response) => json(response, 200, { status: statuses.get(reference) }),
      activate({ reference }, response) {
        statuses.set(reference, "Active");
        json(response, 200, {});
      },
    },
  };
  const server = createServer(async (request, response) => {
    const call = await readCall(request);
    if (!call) return json(response, 404, { message: "no such route" });
    calls.push(call);
    upstream.answers[call.route](call, response);
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  onTestFinished(() => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const { port } = server.address() as AddressInfo;
  return { ...upstream, answers: upstream.answers, baseUrl: `http://127.0.0.1:${port}` };
}

async function readCall(request: IncomingMessage): Promise<UpstreamCall | null> {
  let text = "";
  for await (const chunk of request) text += chunk;
  const body = text === "" ? {} : JSON.parse(text);
  if (request.method === "POST" && request.url === "/v1/user/invite") {
    return { route: "invite", reference: "", body };
  }
  const [, reference = "", route] =
    /^\/v1\/user\/signup\/tracking\/([^/]+)\/(status|activate)$/.exec(request.url ?? "") ?? [];
  if (request.method === "GET" && route === "status") return { route, reference, body };
  if (request.method === "POST" && route === "activate") return { route, reference, body };
  return null;
}

export function riskAssessment(metadata: unknown, members: Record<string, unknown> = {}) {
  return {
    eventId: randomUUID(),
    eventName: "RISK_ASSESSMENT_UPDATED",
    customerName: "Jane Smith",
    assessmentStatus: "ASSESSED",
    riskLevel: "LOW",
    assessmentPortalUrl: "https://client-portal.verifime.example/a/1",
    eventTimestamp: "2026-11-20T10:00:00Z",
    metadata,
    ...members,
  };
}

/** A webhook as VerifiMe sends it. */
export function webhookInit(event: unknown, secret = WEBHOOK_SECRET): RequestInit & { body: string } {
  const body = typeof event === "string" ? event : JSON.stringify(event);
  const signature = createHmac("sha256", secret).update(body).digest("hex");
  return {
    method: "POST",
    headers: { "content-type": "application/json", "x-verifime-signature": signature },
    body,
  };
}
