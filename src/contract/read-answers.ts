/**
 * Readers of the proxy's answers for the browser: a few hundred bytes where a schema library would take a
 * third of the budget. Each returns only members that it knows and throws `provider_response_invalid`-style
 * faults as plain `TypeError`s naming the member; the client turns them into a `GangwayError`.
 */
import type {
  ActivateAnswer,
  CodeAnswer,
  FrameSource,
  InviteAnswer,
  OrganisationAnswer,
  OrganisationCard,
  StatusAnswer,
  TrackingAnswer,
} from "./answers.js";
import {
  AUTHENTICATIONS,
  COLLECTABLE_FIELDS,
  ENDED_REASONS,
  LAUNCH_KINDS,
  OUTCOMES,
  PROVIDER_IDS,
  STATUSES,
} from "./status.js";

type Reader<T> = (value: unknown, name: string) => T;
type Shape = Record<string, Reader<unknown>>;
type Read<S extends Shape> = { [K in keyof S]: ReturnType<S[K]> };

const fail = (name: string): never => {
  throw new TypeError(`unexpected ${name}`);
};

const string: Reader<string> = (value, name) => (typeof value === "string" ? value : fail(name));
const number: Reader<number> = (value, name) => (typeof value === "number" ? value : fail(name));
const boolean: Reader<boolean> = (value, name) => (typeof value === "boolean" ? value : fail(name));

/** Web addresses only: an answer must never put a `javascript:` address behind a link. */
const url: Reader<string> = (value, name) =>
  /^https?:\/\//i.test(string(value, name)) ? (value as string) : fail(name);

const oneOf =
  <const W extends readonly string[]>(words: W): Reader<W[number]> =>
  (value, name) =>
    words.includes(value as string) ? (value as W[number]) : fail(name);

const nullable =
  <T>(reader: Reader<T>): Reader<T | null> =>
  (value, name) =>
    value === null ? null : reader(value, name);

const optional =
  <T>(reader: Reader<T>): Reader<T | undefined> =>
  (value, name) =>
    value === undefined ? undefined : reader(value, name);

/** Unknown words are left out, so that an older widget survives a newer proxy. */
const listOf =
  <const W extends readonly string[]>(words: W): Reader<W[number][]> =>
  (value, name) =>
    Array.isArray(value) ? value.filter((word): word is W[number] => words.includes(word)) : fail(name);

const object =
  <S extends Shape>(shape: S): Reader<Read<S>> =>
  (value, name) => {
    if (typeof value !== "object" || value === null) return fail(name);
    const read: Record<string, unknown> = {};
    for (const key in shape) {
      read[key] = (shape[key] as Reader<unknown>)((value as Record<string, unknown>)[key], `${name}.${key}`);
    }
    return read as Read<S>;
  };

const status = oneOf(STATUSES);
const launch = listOf(LAUNCH_KINDS);
const organisation: Reader<OrganisationCard> = object({
  code: string,
  name: string,
  logoUrl: nullable(url),
  privacyUrl: nullable(url),
});
const frame: Reader<FrameSource | null> = nullable(object({ url, origin: string, allow: string }));

export const readOrganisation: Reader<OrganisationAnswer> = object({
  organisation,
  collect: listOf(COLLECTABLE_FIELDS),
  authentication: oneOf(AUTHENTICATIONS),
  browserInvites: boolean,
});

export const readInvite: Reader<InviteAnswer> = object({
  trackingReference: string,
  inviteUrl: url,
  qrCodeUrl: url,
  status,
  provider: oneOf(PROVIDER_IDS),
  launch,
  expiresAt: nullable(string),
});

export const readTracking: Reader<TrackingAnswer> = object({
  trackingReference: string,
  status,
  ended: optional(oneOf(ENDED_REASONS)),
  organisation,
  provider: oneOf(PROVIDER_IDS),
  launch,
  authentication: oneOf(AUTHENTICATIONS),
  maskedEmail: string,
  inviteUrl: optional(url),
  qrCodeUrl: optional(url),
  frame: optional(frame),
});

export const readCode: Reader<CodeAnswer> = object({
  maskedEmail: string,
  expiresInSeconds: number,
  resendAfterSeconds: number,
});

export const readActivate: Reader<ActivateAnswer> = object({
  status,
  inviteUrl: url,
  qrCodeUrl: url,
  launch,
  frame,
  visitToken: string,
});

export const readStatus: Reader<StatusAnswer> = object({
  status,
  ended: optional(oneOf(ENDED_REASONS)),
  outcome: optional(oneOf(OUTCOMES)),
});
