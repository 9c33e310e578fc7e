import type { OrganisationAnswer, OrganisationCard } from "../contract/answers.js";
import { AUTHENTICATIONS, COLLECTABLE_FIELDS, LAUNCH_KINDS } from "../contract/status.js";
import type { ProxyCall } from "./proxy-call.js";
import {
  boolean,
  listOf,
  matching,
  nullable,
  number,
  object,
  oneOf,
  optional,
  type Reader,
  string,
  url,
} from "./readers.js";

export const organisationCard: Reader<OrganisationCard> = object({
  code: string,
  name: string,
  logoUrl: nullable(url),
  privacyUrl: nullable(url),
  helpUrl: optional(nullable(matching(/^(https|mailto|tel):/i))),
});

const readOrganisation: Reader<OrganisationAnswer> = object({
  organisation: organisationCard,
  collect: listOf(COLLECTABLE_FIELDS),
  authentication: oneOf(AUTHENTICATIONS),
  browserInvites: boolean,
  singleName: optional(boolean),
  minimumAge: optional(number),
  country: optional(string),
  launch: optional(listOf(LAUNCH_KINDS)),
});

/** The proxy's call about an organisation. */
export const organisationCall = (code: string): ProxyCall<OrganisationAnswer> => ({
  path: `/v1/organisations/${encodeURIComponent(code)}`,
  read: readOrganisation,
  // For as long as the proxy allows.
  cache: "default",
});
