/** A proxy for pages under test: it serves the script builds and answers for one visit as the real one would. */
import { existsSync } from "node:fs";
import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener, type HttpBindings } from "@hono/node-server";
import { Hono } from "hono";
import { cors } from "hono/cors";
import type {
  ActivateAnswer,
  CodeAnswer,
  InviteAnswer,
  OrganisationAnswer,
  TrackingAnswer,
} from "../../../src/contract/answers.js";
import type { EndedReason, Status } from "../../../src/contract/status.js";
import { browserFiles } from "../../../src/node/browser-files.js";
import { qrImage } from "../../../src/sandbox/qr-image.js";

export const REFERENCE = "7ea40290-44b7-424e-babb-31da7ca1dcd1";
const INVITE_URL = "https://provider.example/sign-up";
const ORGANISATION = { code: "HARBOUR", name: "Harbour Bank", logoUrl: null, privacyUrl: null };

export interface StubProxy {
  /** Its address, with its path. */
  url: string;
  /** The status that the next reads return. */
  status: Status;
  ended: EndedReason | undefined;
  /** The only code that it takes. Null: any. */
  code: string | null;
  /** Scripts whose names match are refused. */
  refuse: RegExp | null;
  /** The kind of refusal: a 503, or a closed connection. */
  refuseBy: "503" | "closing";
  /** Every request, as `GET /path`. */
  requests: string[];
  /** Serves a page of the partner's, on the same origin, and returns its address. */
  page(path: string, html: string, headers?: Record<string, string>): string;
  close(): Promise<void>;
}

/**
 * @param files the folder of the script builds. One that doesn't exist holds none.
 * @param folder the path of the proxy, such as `/onboarding`. Outside it there are only the partner's pages.
 */
export async function startStubProxy(files: string, folder = ""): Promise<StubProxy> {
  const site = new Hono<{ Bindings: HttpBindings }>();
  const app = new Hono<{ Bindings: HttpBindings }>();
  const pages = new Map<string, { html: string; headers: Record<string, string> }>();
  const links = () => ({
    inviteUrl: INVITE_URL,
    qrCodeUrl: `${proxy.url}/v1/qr/${REFERENCE}.svg`,
  });
  const serve = existsSync(files) ? browserFiles(files) : async () => null;

  site.use(async (context, next) => {
    proxy.requests.push(`${context.req.method} ${context.req.path}`);
    if (!proxy.refuse?.test(context.req.path)) return next();
    if (proxy.refuseBy === "closing") context.env.incoming.socket.destroy();
    return context.text("refused", 503);
  });
  app.use("/v1/*", cors());
  app.get("/v1/organisations/:code", (context) =>
    context.json({
      organisation: ORGANISATION,
      collect: ["firstName", "familyName", "dateOfBirth"],
      authentication: "code",
      browserInvites: true,
    } satisfies OrganisationAnswer),
  );
  app.get("/v1/user/signup/tracking/:ref", (context) =>
    context.json({
      trackingReference: context.req.param("ref"),
      status: proxy.status,
      ended: proxy.ended,
      organisation: ORGANISATION,
      provider: "verifime",
      launch: ["link"],
      authentication: "none",
      maskedEmail: "j•••@example.com",
      ...links(),
    } satisfies TrackingAnswer),
  );
  app.post("/v1/user/invite", (context) =>
    context.json(
      {
        trackingReference: REFERENCE,
        status: proxy.status,
        provider: "verifime",
        launch: ["link"],
        expiresAt: null,
        ...links(),
      } satisfies InviteAnswer,
      201,
    ),
  );
  app.post("/v1/user/signup/tracking/:ref/code", (context) =>
    context.json(
      {
        maskedEmail: "j•••@example.com",
        expiresInSeconds: 600,
        resendAfterSeconds: 60,
      } satisfies CodeAnswer,
      202,
    ),
  );
  app.post("/v1/user/signup/tracking/:ref/activate", async (context) => {
    const { code } = await context.req.json();
    if (proxy.code !== null && code !== proxy.code) {
      const problem = {
        type: "about:blank",
        title: "Wrong code",
        status: 422,
        detail: "It was another one.",
      };
      const headers = { "Content-Type": "application/problem+json" };
      return context.json({ ...problem, code: "code_incorrect", attemptsLeft: 3 }, 422, headers);
    }
    return context.json({
      status: proxy.status,
      launch: ["link"],
      frame: null,
      visitToken: "a-visit-token",
      ...links(),
    } satisfies ActivateAnswer);
  });
  app.get("/v1/user/signup/tracking/:ref/status", (context) =>
    context.json({ status: proxy.status, ended: proxy.ended }),
  );
  app.get("/v1/qr/:name", (context) =>
    context.body(qrImage(INVITE_URL), 200, { "content-type": "image/svg+xml" }),
  );
  app.get("*", async (context) => {
    const { url, headers } = context.req.raw;
    const path = context.req.path.slice(folder.length);
    return (await serve(new Request(new URL(path, url), { headers }))) ?? context.notFound();
  });
  site.get("*", (context, next) => {
    const page = pages.get(context.req.path);
    return page ? context.html(page.html, 200, page.headers) : next();
  });
  site.route(folder || "/", app);

  const server = createServer(getRequestListener(site.fetch));
  await new Promise<void>((resolve) => server.listen(0, resolve));
  const origin = `http://localhost:${(server.address() as AddressInfo).port}`;
  const proxy: StubProxy = {
    url: `${origin}${folder}`,
    status: "Inactive",
    ended: undefined,
    code: null,
    refuse: null,
    refuseBy: "503",
    requests: [],
    page(path, html, headers = {}) {
      pages.set(path, { html, headers });
      return origin + path;
    },
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return proxy;
}
