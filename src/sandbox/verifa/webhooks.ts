/**
 * Verifa's webhooks: endpoints, payloads, signature, retries. From "Webhooks", "Handling webhook events", "Receiving
 * webhooks" and "Create webhook endpoint" (docs.withverifa.com), November 2026. Both payload forms and both signatures
 * can be chosen, because the pages have both.
 *
 * Chosen, because no page says: the two last waits (32 min, 2 h 8 min, as the first three go on); the payload of
 * identity events; `t` is real time, whatever the sandbox's clock says, for receivers compare it with their own. The
 * circuit breaker is left out.
 */

import { hmacSha256Hex } from "../../crypto/hmac.js";
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { CURRENT_STYLE, WEBHOOK_SECRET, type WebhookStyle } from "./account.js";
import { resultValues, timestamp } from "./answers.js";
import { IDENTITY_EVENTS, type Identity, type IdentityEvent } from "./identities.js";
import { inflect } from "./key-inflection.js";
import type { Session } from "./sessions.js";

export const SESSION_EVENTS = [
  "session.created",
  "session.started",
  "session.expired",
  "session.requires-review",
  "session.approved",
  "session.declined",
  "session.redacted",
  "session.resubmission-required",
] as const;
export type SessionEvent = (typeof SESSION_EVENTS)[number];
export const EVENTS: readonly string[] = [...SESSION_EVENTS, ...IDENTITY_EVENTS];

const RULES: DeliveryRules = {
  timeoutSeconds: 30,
  retryWaitsSeconds: [30, 120, 480, 1920, 7680],
  retriedStatuses: [[100, 599]],
};

/** Made by the API; each has a secret of its own. */
export interface Endpoint {
  id: string;
  url: string;
  label: string | null;
  isSandbox: boolean;
  /** `["*"]` is all of them. */
  enabledEvents: readonly string[];
  keyInflection: WebhookStyle["keyInflection"];
  secret: string;
  createdAt: number;
  updatedAt: number;
}

export class Webhooks {
  readonly #tools: SandboxTools;
  readonly #endpoints = new Map<string, Endpoint>();
  style: WebhookStyle = CURRENT_STYLE;

  constructor(tools: SandboxTools) {
    this.#tools = tools;
  }

  endpoints(isSandbox: boolean): Endpoint[] {
    return [...this.#endpoints.values()].filter((one) => one.isSandbox === isSandbox);
  }

  endpoint(id: string, isSandbox: boolean): Endpoint | undefined {
    const found = this.#endpoints.get(id);
    return found?.isSandbox === isSandbox ? found : undefined;
  }

  add(endpoint: Omit<Endpoint, "id" | "secret" | "createdAt" | "updatedAt">): Endpoint {
    const now = this.#tools.clock.now();
    const id = `webhook_${this.#token()}`;
    const added = { ...endpoint, id, secret: this.newSecret(), createdAt: now, updatedAt: now };
    this.#endpoints.set(id, added);
    return added;
  }

  remove(endpoint: Endpoint): void {
    this.#endpoints.delete(endpoint.id);
  }

  newSecret(): string {
    return `whsec_${this.#token()}`;
  }

  sendSession(event: SessionEvent, session: Session): void {
    const now = this.#tools.clock.now();
    const { approvedWord } = this.style;
    const result = event === "session.approved" || event === "session.declined" ? session.result : null;
    const values = result && resultValues(session, approvedWord, now);
    const about = {
      session_id: session.id,
      external_ref: session.externalRef,
      status: values?.status ?? session.status,
      is_sandbox: session.isSandbox,
    };
    this.#send(event, session.id, session.isSandbox, {
      nested: { ...about, created_at: timestamp(session.createdAt) },
      flat: {
        ...about,
        ...(session.identityId ? { identity_id: session.identityId } : {}),
        ...(values ? { result: withoutEnvelope(values) } : {}),
      },
    });
  }

  sendIdentity(event: IdentityEvent, identity: Identity, tag?: string): void {
    const session = identity.sessions.at(-1)?.id ?? null;
    const about = {
      identity_id: identity.id,
      external_ref: identity.externalRef,
      status: identity.status,
      is_sandbox: identity.isSandbox,
      latest_session_id: session,
      ...(tag === undefined ? {} : { tag }),
    };
    const nested = { ...about, created_at: timestamp(identity.createdAt) };
    this.#send(event, session ?? identity.id, identity.isSandbox, { nested, flat: about });
  }

  /** `POST …/test`: an event of no consequence, to this endpoint only. */
  sendTest(endpoint: Endpoint): void {
    const about = { is_sandbox: endpoint.isSandbox };
    this.#deliver("webhook.test", endpoint.id, { nested: about, flat: about }, endpoint);
  }

  reset(): void {
    this.#endpoints.clear();
    this.style = CURRENT_STYLE;
  }

  #send(event: string, session: string, isSandbox: boolean, forms: PayloadForms): void {
    this.#deliver(event, session, forms);
    for (const endpoint of this.endpoints(isSandbox)) {
      const { enabledEvents } = endpoint;
      if (enabledEvents.includes("*") || enabledEvents.includes(event)) {
        this.#deliver(event, session, forms, endpoint);
      }
    }
  }

  #deliver(event: string, session: string, forms: PayloadForms, endpoint?: Endpoint): void {
    const { clock } = this.#tools;
    const { signature, payload, keyInflection } = this.style;
    const body = JSON.stringify(
      inflect(
        payload === "nested"
          ? { event, data: forms.nested, created_at: timestamp(clock.now()) }
          : { event, idempotency_key: `idk_${this.#token()}`, ...forms.flat },
        endpoint?.keyInflection ?? keyInflection,
      ),
    );
    this.#tools.deliver({
      session,
      event,
      body,
      rules: RULES,
      ...(endpoint ? { urls: [endpoint.url] } : {}),
      headers: async () => ({
        // Read at each attempt: a rotated secret is in force at once.
        "x-verifa-signature": await sign(
          body,
          endpoint?.secret ?? WEBHOOK_SECRET,
          signature,
          clock.realNow(),
        ),
      }),
    });
  }

  #token(): string {
    return this.#tools.uuid().replaceAll("-", "");
  }
}

interface PayloadForms {
  nested: Readonly<Record<string, unknown>>;
  flat: Readonly<Record<string, unknown>>;
}

async function sign(
  body: string,
  secret: string,
  form: WebhookStyle["signature"],
  now: number,
): Promise<string> {
  if (form === "plain") return hmacSha256Hex(secret, body);
  const time = Math.floor(now / 1000);
  return `t=${time},v1=${await hmacSha256Hex(secret, `${time}.${body}`)}`;
}

/** A result as form B has it: what the event says already is left out. */
function withoutEnvelope(values: NonNullable<ReturnType<typeof resultValues>>) {
  const { status: _, is_sandbox: __, created_at: ___, ...result } = values;
  return result;
}
