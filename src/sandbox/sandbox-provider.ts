/**
 * What a simulated provider is to the sandbox, and what it is given. Each is an object made by a function,
 * entered in the record in `sandbox-providers.ts`; the frame mounts it at `/{id}`, in front of it the request log,
 * the faults and, where the real one allows it, CORS.
 */
import type { Hono } from "hono";
import type { ProviderId } from "../contract/providers.js";
import type { Clock } from "./clock.js";
import type { Webhook } from "./deliveries.js";
import type { Mail } from "./mailbox.js";
import type { VerifimeOptions } from "./verifime/assessment.js";

/** Per provider, what a host may set otherwise than the real one has it. */
export interface ProviderOptions {
  verifime?: VerifimeOptions;
}

export interface SandboxTools {
  /** Where this provider answers, e.g. `http://localhost:8788/verifime`. */
  baseUrl: () => string;
  clock: Clock;
  /** Where the style sheet of the capture pages is, relative to the host. */
  stylesheet: () => string;
  /** From 0 up to, but never, 1. */
  random: () => number;
  uuid: () => string;
  /** Sends a webhook by the rules that it carries. */
  deliver: (webhook: Webhook) => void;
  /** Puts a mail that the provider itself sends into the mailbox. */
  sendMail: (mail: Omit<Mail, "at">) => void;
  options: ProviderOptions;
}

/** What a person does on the capture pages. */
export const CUSTOMER_ACTS = ["opens", "submits", "leaves"] as const;
export type CustomerAct = (typeof CUSTOMER_ACTS)[number];

/** One session as the control page and `GET /_sandbox/sessions` show it. */
export interface SandboxSession {
  /** The provider's own id; for VerifiMe the tracking reference. */
  session: string;
  customer: string;
  /** The provider's own word. */
  status: string;
  /** What the provider has decided, in its own words, or null. */
  outcome: string | null;
  /** What the provider can't tell but people want to know, or null. */
  note: string | null;
  /** Where the customer goes. */
  url: string;
  /** ISO 8601. */
  createdAt: string;
}

export interface SandboxProvider {
  /** The HTTP API and the capture pages, with paths relative to `/{id}`. */
  readonly app: Hono;
  /** Names for `POST /_sandbox/faults`, each with its path: `:name` is one segment, `*` is any rest. */
  readonly routes: Readonly<Record<string, string>>;
  /** Whether pages of any origin may call it, as the real one lets them. */
  readonly crossOrigin: boolean;
  /** What can be decided, for the control page's buttons: a label and the body of the `decide` call. */
  readonly decisions: readonly { label: string; body: Readonly<Record<string, unknown>> }[];
  /** The config members that it accepts, under the names of the configuration. */
  credentials(): Record<string, unknown>;
  /** Newest first. */
  sessions(): SandboxSession[];
  session(id: string): SandboxSession | undefined;
  customer(id: string, act: CustomerAct): void | Promise<void>;
  /** @throws ControlFault when the body is not one of its own. */
  decide(id: string, body: unknown): void | Promise<void>;
  /** The body of an error answer that the sandbox was told to give, in the provider's shape. */
  errorBody(status: number): unknown;
  reset(): void;
}

/** A provider in its place in the sandbox, under its id and its display name. */
export interface MountedProvider extends SandboxProvider {
  readonly id: ProviderId;
  readonly name: string;
}

export type SandboxProviderFactory = (tools: SandboxTools) => SandboxProvider;
