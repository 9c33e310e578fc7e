/** The one call that the first step needs: its path and its answer. The others come with the visit. */
import type { OrganisationAnswer, OrganisationCard } from "./answers.js";
import { boolean, listOf, nullable, object, oneOf, optional, type Reader, string, url } from "./readers.js";
import { AUTHENTICATIONS, COLLECTABLE_FIELDS, LAUNCH_KINDS } from "./status.js";

export const organisationCard: Reader<OrganisationCard> = object({
  code: string,
  name: string,
  logoUrl: nullable(url),
  privacyUrl: nullable(url),
});

export const readOrganisation: Reader<OrganisationAnswer> = object({
  organisation: organisationCard,
  collect: listOf(COLLECTABLE_FIELDS),
  authentication: oneOf(AUTHENTICATIONS),
  browserInvites: boolean,
  launch: optional(listOf(LAUNCH_KINDS)),
});

export const organisationPath = (code: string): string => `/v1/organisations/${encodeURIComponent(code)}`;
