/** The paths of the identities API, as Verifa has them. `:identity` is an id or an external reference. */
import type { RedactIdentity } from "../identities/redact-identity.js";
import type { RouteEntry } from "../openapi/operation.js";
import {
  createIdentityOperation,
  createIdentityRoute,
  type IdentityTools,
  identityOperation,
  identityRoute,
  patchIdentityOperation,
  patchIdentityRoute,
} from "./identities.js";
import {
  archiveIdentityOperation,
  archiveIdentityRoute,
  redactIdentityOperation,
  redactIdentityRoute,
  restoreIdentityOperation,
  restoreIdentityRoute,
} from "./identity-lifecycle.js";
import {
  identityDuplicatesOperation,
  identityDuplicatesRoute,
  identitySessionsOperation,
  identitySessionsRoute,
} from "./identity-sessions.js";
import {
  addTagOperation,
  addTagRoute,
  removeTagOperation,
  removeTagRoute,
  setTagsOperation,
  setTagsRoute,
} from "./identity-tags.js";
import { listIdentitiesOperation, listIdentitiesRoute } from "./list-identities.js";

const ALL = "/api/v1/identities";
const ONE = `${ALL}/:identity`;

export function identityRoutes(tools: IdentityTools & { redactIdentity: RedactIdentity }): RouteEntry[] {
  return [
    ["POST", ALL, createIdentityRoute(tools), createIdentityOperation],
    ["GET", ALL, listIdentitiesRoute(tools), listIdentitiesOperation],
    ["GET", ONE, identityRoute(tools), identityOperation],
    ["PATCH", ONE, patchIdentityRoute(tools), patchIdentityOperation],
    ["GET", `${ONE}/sessions`, identitySessionsRoute(tools), identitySessionsOperation],
    ["GET", `${ONE}/duplicates`, identityDuplicatesRoute(tools), identityDuplicatesOperation],
    ["POST", `${ONE}/archive`, archiveIdentityRoute(tools), archiveIdentityOperation],
    ["POST", `${ONE}/restore`, restoreIdentityRoute(tools), restoreIdentityOperation],
    ["DELETE", `${ONE}/data`, redactIdentityRoute(tools), redactIdentityOperation],
    ["POST", `${ONE}/tags`, setTagsRoute(tools), setTagsOperation],
    ["POST", `${ONE}/tags/:tag`, addTagRoute(tools), addTagOperation],
    ["DELETE", `${ONE}/tags/:tag`, removeTagRoute(tools), removeTagOperation],
  ];
}
