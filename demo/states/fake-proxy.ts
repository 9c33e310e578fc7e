/** A proxy in the page: answers the widget's calls from a few settings, and takes no call that it doesn't know. */
import type { FrameSource } from "../../src/contract/answers.js";
import type { CodeChannel } from "../../src/contract/code-channel.js";
import type { CustomerProgress } from "../../src/contract/customer-progress.js";
import type { AnyProviderId } from "../../src/contract/providers.js";
import type {
  Authentication,
  CollectableField,
  EndedReason,
  LaunchKind,
  Outcome,
  Status,
  VisitAction,
} from "../../src/contract/status.js";
import { inviteQrCode } from "./invite-qr-code.js";

export const ENDPOINT = "https://proxy.example";
export const ORGANISATION = "ORGCODE123";
export const REFERENCE = "2a3f2f0e-6c40-4bb9-9a51-0f8f3d1b7c11";
export const INVITE_URL = "https://portal.example/verify/2a3f2f0e-6c40-4bb9-9a51-0f8f3d1b7c11?lang=en";

export const ONBOARDING_URL = `${ENDPOINT}/o/${REFERENCE}`;

export interface Call {
  method: string;
  path: string;
  body: unknown;
  /** The `Authorization` header. */
  authorization: string | undefined;
}

export type Answer = (call: Call) => Response | Promise<Response>;

export interface FakeProxyOptions {
  /** The address that it answers at. Default: `ENDPOINT`. */
  endpoint?: string;
  /** The tracking reference of the first visit. Default: `REFERENCE`. */
  reference?: string;
  /** The address of the provider's page for a frame. */
  frameUrl?: string;
}

export const json = (body: unknown, status = 200): Response =>
  new Response(JSON.stringify(body), { status, headers: { "content-type": "application/json" } });

export const problem = (status: number, code: string, more: object = {}): Response =>
  new Response(
    JSON.stringify({ type: "about:blank", title: code, status, detail: `It was ${code}.`, code, ...more }),
    {
      status,
      headers: { "content-type": "application/problem+json" },
    },
  );

/** An answer that never comes. */
export const never = (): Promise<Response> => new Promise(() => {});

/** The answer of a network that is down. */
export const unreachable = (): Promise<Response> => Promise.reject(new TypeError("Failed to fetch"));

export class FakeProxy {
  authentication: Authentication = "code";
  collect: CollectableField[] = [];
  singleName: boolean | undefined;
  minimumAge: number | undefined;
  country: string | undefined;
  organisationName = "Harbour Bank";
  logoUrl: string | null = null;
  privacyUrl: string | null = null;
  helpUrl: string | null = null;
  provider: AnyProviderId = "verifime";
  launch: LaunchKind[] = ["link"];
  frame: FrameSource | null = null;
  status: Status = "Inactive";
  ended: EndedReason | undefined;
  action: VisitAction | undefined;
  mayAskForMore = false;
  outcome: Outcome | undefined;
  progress: CustomerProgress | undefined;
  resendAfterSeconds = 30;
  codeSeconds = 600;
  expiresAt: string | null = null;
  /** The secret of the tab that asks for a code. */
  attempt: string | undefined;
  /** The code's mail is late. */
  delayed = false;
  /** Undefined: as of a proxy of an earlier build. */
  codeChannels: CodeChannel[] | undefined;
  /** The proxy can mail the customer a link. */
  mailsLink = false;
  /** True while no call reaches it. */
  isDown = false;
  /** Answers in place of the usual ones, by route name. */
  readonly instead = new Map<string, Answer>();
  readonly calls: Call[] = [];
  readonly unexpected: string[] = [];
  readonly endpoint: string;
  readonly reference: string;
  readonly frameUrl: string;
  #invites = 0;
  readonly #fetch = globalThis.fetch;

  constructor({
    endpoint = ENDPOINT,
    reference = REFERENCE,
    frameUrl = "https://provider.example/",
  }: FakeProxyOptions = {}) {
    this.endpoint = endpoint;
    this.reference = reference;
    this.frameUrl = frameUrl;
    globalThis.fetch = this.#answer;
  }

  /** Puts the page's own `fetch` back. */
  leave(): void {
    globalThis.fetch = this.#fetch;
  }

  /** The calls of one route so far. */
  to(route: string): Call[] {
    return this.calls.filter(({ method, path }) => routeOf(method, path) === route);
  }

  #answer = async (input: RequestInfo | URL, init: RequestInit = {}): Promise<Response> => {
    const url = new URL(input instanceof Request ? input.url : input);
    const call: Call = {
      method: init.method ?? "GET",
      path: url.pathname,
      body: typeof init.body === "string" ? JSON.parse(init.body) : undefined,
      authorization: new Headers(init.headers).get("authorization") ?? undefined,
    };
    const route = url.origin === new URL(this.endpoint).origin ? routeOf(call.method, call.path) : "";
    const usual = this.#usual[route];
    if (!usual) {
      this.unexpected.push(`${call.method} ${url}`);
      throw new TypeError(`unexpected request: ${url}`);
    }
    this.calls.push(call);
    const gone = new Promise<never>((_, refuse) => {
      init.signal?.addEventListener("abort", () => refuse(init.signal?.reason));
    });
    return Promise.race([gone, (this.isDown ? unreachable : (this.instead.get(route) ?? usual))(call)]);
  };

  get #codeWays() {
    const { codeChannels } = this;
    return codeChannels && { codeChannels, ...(codeChannels.includes("sms") && { maskedPhone: "•••• 156" }) };
  }

  get #qrCodeUrl() {
    return `${this.endpoint}/v1/qr/${this.reference}.svg`;
  }

  get #card() {
    const { organisationName: name, logoUrl, privacyUrl, helpUrl } = this;
    return { code: ORGANISATION, name, logoUrl, privacyUrl, helpUrl };
  }

  readonly #usual: Record<string, Answer> = {
    organisation: () =>
      json({
        organisation: this.#card,
        collect: this.collect,
        singleName: this.singleName,
        minimumAge: this.minimumAge,
        ...(this.country && { country: this.country }),
        authentication: this.authentication,
        browserInvites: true,
        launch: this.launch,
      }),
    invite: () => {
      this.#invites++;
      return json(
        {
          trackingReference: this.#invites === 1 ? this.reference : crypto.randomUUID(),
          inviteUrl: INVITE_URL,
          qrCodeUrl: this.#qrCodeUrl,
          status: "Inactive",
          provider: this.provider,
          launch: this.launch,
          expiresAt: this.expiresAt,
        },
        201,
      );
    },
    tracking: ({ path, authorization }) =>
      json({
        trackingReference: path.split("/").at(-1),
        status: this.status,
        ...this.#next,
        organisation: this.#card,
        provider: this.provider,
        launch: this.launch,
        authentication: this.authentication,
        maskedEmail: "j•••@example.com",
        expiresAt: this.expiresAt,
        ...this.#codeWays,
        ...((authorization === "Bearer visit-token" || this.authentication === "none") && {
          inviteUrl: INVITE_URL,
          qrCodeUrl: this.#qrCodeUrl,
          frame: this.frame,
          mailsLink: this.mailsLink,
        }),
      }),
    code: ({ body }) =>
      json(
        {
          ...(this.codeChannels && {
            channel: (body as { channel?: string }).channel ?? this.codeChannels[0],
          }),
          ...this.#codeWays,
          maskedEmail: "j•••@example.com",
          expiresInSeconds: this.codeSeconds,
          resendAfterSeconds: this.resendAfterSeconds,
          ...(this.attempt && { attempt: this.attempt }),
          ...(this.delayed && { delayed: true }),
        },
        202,
      ),
    qr: () => new Response(inviteQrCode()),
    activate: () => {
      if (this.status === "Inactive") this.status = "Active";
      return json({
        status: this.status,
        inviteUrl: INVITE_URL,
        qrCodeUrl: this.#qrCodeUrl,
        launch: this.launch,
        frame: this.frame,
        onboardingUrl: `${this.endpoint}/o/${this.reference}`,
        mailsLink: this.mailsLink,
        visitToken: "visit-token",
      });
    },
    link: () => json({ maskedEmail: "j•••@example.com" }, 202),
    status: () =>
      json({ status: this.status, ...this.#next, ...(this.progress && { progress: this.progress }) }),
  };

  get #next() {
    const { ended, action, mayAskForMore, outcome } = this;
    return {
      ...(ended && { ended }),
      ...(action && { action }),
      ...(mayAskForMore && { mayAskForMore }),
      ...(outcome && { outcome }),
    };
  }
}

function routeOf(method: string, path: string): string {
  const route = [
    ["GET", /^\/v1\/organisations\/ORGCODE123$/, "organisation"],
    ["POST", /^\/v1\/user\/invite$/, "invite"],
    ["GET", /^\/v1\/user\/signup\/tracking\/[0-9a-f-]{36}$/, "tracking"],
    ["POST", /^\/v1\/user\/signup\/tracking\/[0-9a-f-]{36}\/code$/, "code"],
    ["POST", /^\/v1\/user\/signup\/tracking\/[0-9a-f-]{36}\/link$/, "link"],
    ["GET", /^\/v1\/qr\//, "qr"],
    ["POST", /^\/v1\/user\/signup\/tracking\/[0-9a-f-]{36}\/activate$/, "activate"],
    ["GET", /^\/v1\/user\/signup\/tracking\/[0-9a-f-]{36}\/status$/, "status"],
  ].find(([verb, pattern]) => verb === method && (pattern as RegExp).test(path));
  return (route?.[2] as string | undefined) ?? "";
}
