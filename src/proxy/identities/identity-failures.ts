/** The reasons for which a call about an identity is refused. */
import { GangwayError } from "../../contract/errors.js";
import { MOST_TAGS } from "../../records/identities/identity.js";
import { HttpError } from "../http-error.js";
import { fault } from "../requests/validation-results.js";

export function unknownIdentity(): GangwayError {
  return new GangwayError("not_found", "There is no identity with this id or external reference.");
}

/** Well-formed, but not possible in the present state (RFC 9110 §15.5.21): 422. */
export function redactedIdentity(): GangwayError {
  return new HttpError(
    "invalid_request",
    "This identity is redacted: its personal data is gone, and it can be neither changed nor restored.",
    { status: 422 },
  );
}

export function tooManyTags(): GangwayError {
  const message = `An identity can have at most ${MOST_TAGS} tags: remove one first`;
  return new HttpError("invalid_request", `${message}.`, {
    status: 422,
    validationResults: [fault(["tags"], "TooMany", message)],
  });
}

/** Unlike other conflicts, one that trying again can't resolve. */
export function takenExternalRef(remedy: string): GangwayError {
  return new HttpError("conflict", `Another identity has this external_ref. ${remedy}`, { retryable: false });
}
