/** The identities API, for the partner's server. */
import type { Route } from "../../routing/route.js";
import { type CreateIdentityTools, createIdentityRoute } from "./create-identity.js";
import { type IdentityExportTools, identityExportRoute } from "./identity-export.js";
import {
  archiveIdentityRoute,
  type LifecycleTools,
  redactIdentityRoute,
  restoreIdentityRoute,
} from "./identity-lifecycle.js";
import { identityListRoute } from "./identity-list.js";
import { identityDuplicatesRoute, identitySessionsRoute } from "./identity-relations.js";
import { addTagRoute, removeTagRoute, setTagsRoute } from "./identity-tags.js";
import { type ImportIdentitiesTools, importIdentitiesRoute } from "./import-identities.js";
import { patchIdentityRoute } from "./patch-identity.js";
import { readIdentityRoute } from "./read-identity.js";

export function identityRoutes(
  tools: CreateIdentityTools & LifecycleTools & IdentityExportTools & ImportIdentitiesTools,
): Route[] {
  return [
    createIdentityRoute(tools),
    identityListRoute(tools),
    identityExportRoute(tools),
    importIdentitiesRoute(tools),
    readIdentityRoute(tools),
    patchIdentityRoute(tools),
    identitySessionsRoute(tools),
    identityDuplicatesRoute(tools),
    archiveIdentityRoute(tools),
    restoreIdentityRoute(tools),
    redactIdentityRoute(tools),
    setTagsRoute(tools),
    addTagRoute(tools),
    removeTagRoute(tools),
  ];
}
