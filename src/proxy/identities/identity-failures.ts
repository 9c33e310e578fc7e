/** What can be wrong with a call about an identity, besides the call itself. */
import { GangwayError, type GangwayErrorOptions } from "../../contract/errors.js";
import { MOST_TAGS } from "../../records/identities/identity.js";
import { fault } from "../requests/validation.js";

export function unknownIdentity(): GangwayError {
  return new GangwayError("not_found", "There is no identity with this id or external reference.");
}

/** Well-formed, but not possible as things are (RFC 9110 §15.5.21), told apart because its HTTP status is 422. */
export class Unprocessable extends GangwayError {
  constructor(message: string, options: GangwayErrorOptions = {}) {
    super("invalid_request", message, options);
  }
}

export function redactedIdentity(): GangwayError {
  return new Unprocessable(
    "This identity is redacted: its personal data is gone, and it can be neither changed nor restored.",
  );
}

export function tooManyTags(): GangwayError {
  const message = `An identity can have at most ${MOST_TAGS} tags: remove one first`;
  return new Unprocessable(`${message}.`, {
    validationResults: [fault(["tags"], "TooMany", message)],
  });
}

/** Told apart from other conflicts because trying again can't help. */
class Taken extends GangwayError {
  override get retryable(): boolean {
    return false;
  }
}

export function takenExternalRef(wayOut: string): GangwayError {
  return new Taken("conflict", `Another identity has this external_ref. ${wayOut}`);
}
