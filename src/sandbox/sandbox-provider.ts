/**
 * The interface between the sandbox and a simulated provider. Each provider is an object made by a function, and an entry
 * of the record in `sandbox-providers.ts`. The sandbox mounts it at `/{id}`, behind the request log, the faults and,
 * where the real API allows it, CORS.
 */
import type { Hono } from "hono";
import type { ProviderId } from "../contract/providers.js";
import type { Clock } from "./clock.js";
import type { Webhook } from "./deliveries.js";
import type { Mail } from "./mailbox.js";
import type { ProviderOptions } from "./provider-options.js";

export interface SandboxTools {
  id: ProviderId;
  /** Address of this provider, e.g. `http://localhost:8788/verifime`. */
  baseUrl: () => string;
  /** Path of `baseUrl`, e.g. `/verifime`. */
  basePath: () => string;
  /** Path of the style sheet of the capture pages. */
  stylesheet: () => string;
  clock: Clock;
  /** A number from 0 up to, but never, 1. */
  random: () => number;
  uuid: () => string;
  /** Sends a webhook by the rules that come with it. */
  deliver: (webhook: Webhook) => void;
  /** Puts a mail from the provider into the mailbox. */
  sendMail: (mail: Omit<Mail, "at">) => void;
  options: ProviderOptions;
}

/** The acts of a person on the capture pages. */
export const CUSTOMER_ACTS = ["opens", "submits", "leaves"] as const;
export type CustomerAct = (typeof CUSTOMER_ACTS)[number];

/** One session as the control page and `GET /_sandbox/sessions` show it. */
export interface SandboxSession {
  /** The provider's own id; for VerifiMe the tracking reference. */
  session: string;
  customer: string;
  /** The provider's own word. */
  status: string;
  /** The provider's decision in its own words, or null. */
  outcome: string | null;
  /** A remark for people about something that the provider itself can't tell, or null. */
  note: string | null;
  /** Address of the capture pages. */
  url: string;
  /** ISO 8601. */
  createdAt: string;
}

/** A possible decision, as a button of the control page. */
export interface Decision {
  label: string;
  /** Body of the `decide` call. */
  body: Readonly<Record<string, unknown>>;
}

/** A setting of the account at the provider, as a row of buttons on the control page. */
export interface Setting {
  name: string;
  label: string;
  value: boolean | number;
  choices: readonly (boolean | number)[];
}

export interface SandboxSettings {
  list(): Setting[];
  /** @throws ControlError where the body is wrong. */
  change(body: unknown): void;
}

/** Sessions that the partner's staff make by hand in the provider's portal. */
export interface ManualSessions {
  /** The fields of the portal's form: text, each of them required. */
  readonly fields: readonly { name: string; label: string }[];
  /** The label of the form's button. */
  readonly action: string;
  /**
   * Makes a session and returns its id.
   * @throws ControlError where the body is wrong.
   */
  create(body: unknown): Promise<string>;
}

export interface SandboxProvider {
  /** The HTTP API and the capture pages, with paths relative to `/{id}`. */
  readonly app: Hono;
  /** Names for `POST /_sandbox/faults`, each with its path: `:name` is one segment, `*` is any rest. */
  readonly routes: Readonly<Record<string, string>>;
  /** True where the real API answers pages of any origin. */
  readonly crossOrigin: boolean;
  readonly decisions: readonly Decision[];
  /** The members of Gangway's configuration for this provider, without `id`. */
  credentials(): Record<string, unknown>;
  /** Newest first. */
  sessions(): SandboxSession[];
  session(id: string): SandboxSession | undefined;
  /** @throws ControlError where the session doesn't allow it. */
  customer(id: string, act: CustomerAct): void;
  /** @throws ControlError where the body is wrong or the session doesn't allow it. */
  decide(id: string, body: unknown): void;
  /** Settings that `POST /_sandbox/{provider}/settings` changes; left out where the provider has none. */
  readonly settings?: SandboxSettings;
  /** Left out where the provider has no such form. */
  readonly manual?: ManualSessions;
  /** Body of an error answer that a fault asks for, in the provider's shape. */
  errorBody(status: number): unknown;
}

/** A provider in its place in the sandbox, under its id and its display name. */
export interface MountedProvider extends SandboxProvider {
  readonly id: ProviderId;
  readonly name: string;
}

export type SandboxProviderFactory = (tools: SandboxTools) => SandboxProvider;
