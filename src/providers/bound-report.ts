/**
 * Limits the members of an adapter's report to the lengths that a row can hold. An adapter from outside this repository
 * may parse its provider's JSON by itself, so the reports of all adapters are checked here.
 */
import { boundAssessment } from "../contract/assessment.js";
import { GangwayError } from "../contract/errors.js";
import { RESUBMISSION_REASONS } from "../contract/result-words.js";
import type { ProviderReport } from "../contract/visit-report.js";
import { boundJson, boundText } from "./bounded-json.js";
import { isObject } from "./members.js";
import { personFrom } from "./person-from.js";
import type { ProviderSession, SessionLink } from "./provider.js";

/** The longest id. An id is compared in full and has an index, so it can't be cut. */
const MAX_ID = 255;
const MAX_WORD = 200;
const MAX_REASON = 1000;
/** The last moment that a `Date` can hold. */
const LAST_TIME = 8.64e15;

/**
 * Returns the report with bounded members. A member that can't be cut, such as an id, is left out where it is too long.
 * @throws GangwayError `provider_response_invalid` for a result that is too deep
 */
export function boundReport(report: ProviderReport): ProviderReport {
  const { assessment, at, attempt, identityReference, person, ...members } = report;
  const { reasonCode, resubmission, result, riskLevel, ...rest } = members;
  const boundedPerson = person && personFrom(person);
  const boundedResult = result && boundJson(result);
  return {
    ...rest,
    providerStatus: boundText(report.providerStatus, MAX_WORD),
    ...(reasonCode === undefined ? {} : { reasonCode: reasonCode && boundText(reasonCode, MAX_REASON) }),
    ...(resubmission === undefined
      ? {}
      : { resubmission: RESUBMISSION_REASONS.includes(resubmission) ? resubmission : "other" }),
    ...(riskLevel === undefined ? {} : { riskLevel: riskLevel && boundText(riskLevel, MAX_WORD) }),
    ...(attempt === undefined ? {} : { attempt: boundText(attempt, MAX_ID) }),
    ...(identityReference !== undefined && isId(identityReference) ? { identityReference } : {}),
    ...(at !== undefined && isTime(at) ? { at: Math.trunc(at) } : {}),
    ...(isObject(boundedResult) ? { result: boundedResult } : {}),
    ...(boundedPerson ? { person: boundedPerson } : {}),
    ...(assessment && isTime(assessment.at)
      ? { assessment: { ...boundAssessment(assessment), at: Math.trunc(assessment.at) } }
      : {}),
  };
}

/**
 * Returns the session with an `expiresAt` that is a time.
 * @throws GangwayError `provider_response_invalid` for a session id that no row can hold
 */
export function boundSession(session: ProviderSession): ProviderSession {
  if (isId(session.providerReference)) return { ...session, ...boundLink(session) };
  throw new GangwayError("provider_response_invalid", "The provider named a session id that can't be kept.");
}

/** Returns the link with an `expiresAt` that is a time, or null. */
export function boundLink<Link extends SessionLink>(link: Link): Link {
  return Number.isNaN(Date.parse(link.expiresAt ?? "")) ? { ...link, expiresAt: null } : link;
}

const isTime = (at: number): boolean => Math.abs(at) <= LAST_TIME;

function isId(text: string): boolean {
  return text !== "" && boundText(text, MAX_ID) === text;
}
