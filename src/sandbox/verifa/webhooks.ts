/**
 * Verifa's webhooks: payloads, signature, retries. From "Webhooks", "Handling webhook events" and "Receiving webhooks"
 * (docs.withverifa.com), November 2026. The pages have two payload forms and two signatures; the style chooses.
 *
 * Assumed, because no page says it: the last two waits (32 min and 2 h 8 min, by the factor of the first three), and
 * the payload of identity and screening events. `t` is real time, because receivers compare it with their own clocks.
 * The circuit breaker is left out.
 */

import { isoSeconds } from "../../contract/iso-seconds.js";
import { hmacSha256Hex } from "../../crypto/hmac.js";
import type { DeliveryRules } from "../deliveries.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { CURRENT_STYLE, WEBHOOK_SECRET, type WebhookStyle } from "./account.js";
import { resultValues } from "./answers.js";
import { createEndpoints, type Endpoint, type Endpoints } from "./endpoints.js";
import { IDENTITY_EVENTS, type Identity, type IdentityEvent, isMonitored } from "./identity.js";
import { inflect } from "./key-inflection.js";
import { SCREENING_EVENTS, type ScreeningEvent } from "./screening.js";
import type { Session } from "./sessions.js";

const SESSION_EVENTS = [
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
export const EVENTS: readonly string[] = [...SESSION_EVENTS, ...IDENTITY_EVENTS, ...SCREENING_EVENTS];

const RULES: DeliveryRules = {
  timeoutSeconds: 30,
  retryWaitsSeconds: [30, 120, 480, 1920, 7680],
  retriedStatuses: [[100, 599]],
};

/** The members of one payload in its two forms. */
interface PayloadForms {
  /** Form A: under `data`. */
  nested: Readonly<Record<string, unknown>>;
  /** Form B: beside the event. */
  flat: Readonly<Record<string, unknown>>;
}

export interface Webhooks {
  readonly endpoints: Endpoints;
  readonly style: WebhookStyle;
  setStyle(style: WebhookStyle): void;
  sendSession(event: SessionEvent, session: Session): void;
  /** `tag` comes with the two events about one. */
  sendIdentity(event: IdentityEvent, identity: Identity, tag?: string): void;
  sendScreening(event: ScreeningEvent, identity: Identity): void;
  /** `POST …/test`: an event without consequence, to this endpoint only. */
  sendTest(endpoint: Endpoint): void;
}

export function createWebhooks(tools: SandboxTools): Webhooks {
  const { clock } = tools;
  const endpoints = createEndpoints(tools);
  let style = CURRENT_STYLE;

  const deliver = (event: string, session: string, forms: PayloadForms, endpoint?: Endpoint) => {
    const { signature, payload, keyInflection } = style;
    const body = JSON.stringify(
      inflect(
        payload === "nested"
          ? { event, data: forms.nested, created_at: isoSeconds(clock.now()) }
          : { event, idempotency_key: `idk_${tools.uuid().replaceAll("-", "")}`, ...forms.flat },
        endpoint?.keyInflection ?? keyInflection,
      ),
    );
    tools.deliver({
      session,
      event,
      body,
      rules: RULES,
      ...(endpoint ? { urls: [endpoint.url] } : {}),
      headers: async () => {
        // The secret is read at each attempt: a rotated one is in force at once.
        const secret = endpoint?.secret ?? WEBHOOK_SECRET;
        return { "x-verifa-signature": await sign(body, secret, signature, clock.realNow()) };
      },
    });
  };

  /** Delivers to the endpoints of the sandbox's control call, and to those of the API. */
  const send = (event: string, session: string, isSandbox: boolean, forms: PayloadForms) => {
    deliver(event, session, forms);
    for (const endpoint of endpoints.list(isSandbox)) {
      const { enabledEvents } = endpoint;
      if (enabledEvents.includes("*") || enabledEvents.includes(event)) {
        deliver(event, session, forms, endpoint);
      }
    }
  };

  return {
    endpoints,

    get style() {
      return style;
    },
    setStyle(given) {
      style = given;
    },

    sendSession(event, session) {
      const hasVerdict = event === "session.approved" || event === "session.declined";
      const values = hasVerdict ? resultValues(session, style.approvedWord, clock.now()) : null;
      const members = {
        session_id: session.id,
        external_ref: session.externalRef,
        status: values?.status ?? session.status,
        is_sandbox: session.isSandbox,
      };
      send(event, session.id, session.isSandbox, {
        nested: { ...members, created_at: isoSeconds(session.createdAt) },
        flat: {
          ...members,
          ...(session.identityId ? { identity_id: session.identityId } : {}),
          ...(values ? { result: withoutEnvelope(values) } : {}),
        },
      });
    },

    sendIdentity(event, identity, tag) {
      const session = identity.sessions.at(-1)?.id ?? null;
      const members = {
        identity_id: identity.id,
        external_ref: identity.externalRef,
        status: identity.status,
        is_sandbox: identity.isSandbox,
        latest_session_id: session,
        screening_status: identity.screeningStatus,
        monitoring_enabled: isMonitored(identity),
        ...(tag === undefined ? {} : { tag }),
      };
      const nested = { ...members, created_at: isoSeconds(identity.createdAt) };
      send(event, session ?? identity.id, identity.isSandbox, { nested, flat: members });
    },

    sendScreening(event, identity) {
      const session = identity.sessions.at(-1)?.id ?? null;
      const members = {
        // A new match belongs to the person, and no session.
        ...(event === "screening.completed" ? { session_id: session } : {}),
        identity_id: identity.id,
        external_ref: identity.externalRef,
        screening_status: identity.screeningStatus,
        is_sandbox: identity.isSandbox,
        hits: identity.hits,
      };
      const nested = { ...members, created_at: isoSeconds(identity.createdAt) };
      send(event, session ?? identity.id, identity.isSandbox, { nested, flat: members });
    },

    sendTest(endpoint) {
      const members = { is_sandbox: endpoint.isSandbox };
      deliver("webhook.test", endpoint.id, { nested: members, flat: members }, endpoint);
    },
  };
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

/** A result in form B: without the members that stand beside the event. */
function withoutEnvelope(values: NonNullable<ReturnType<typeof resultValues>>) {
  const { status: _, is_sandbox: __, created_at: ___, ...result } = values;
  return result;
}
