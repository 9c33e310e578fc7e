/** Tags: the partner's own labels on an identity, fifty at most. */
import * as z from "zod";
import { type IdentityTagsAnswer, identityTagsSchema } from "../../../contract/identity-answer-schemas.js";
import { tagSchema, tagsRequestSchema } from "../../../contract/identity-request-schemas.js";
import type { IdentityAction } from "../../../records/identities/apply-action.js";
import type { Identity } from "../../../records/identities/identity.js";
import type { ActOnIdentity } from "../../identities/act-on-identity.js";
import { invalidMember } from "../../requests/validate.js";
import { defineRoute, type Route } from "../../routing/route.js";
import { identityExample } from "./identity-examples.js";
import { IDENTITY_PATH } from "./identity-paths.js";

export interface TagTools {
  actOnIdentity: ActOnIdentity;
}

/** The members that the three declarations have in common. */
const common = {
  tag: "partner",
  security: "identityApiKey",
  scope: "write",
  answers: {
    200: {
      description: "The identity's tags.",
      schema: identityTagsSchema,
      example: { id: identityExample.id, tags: ["vip"] },
    },
  },
  errors: [],
  unprocessable: "it is redacted, or has fifty tags",
} as const;

const tagParams = z.object({ tag: tagSchema });

/** `POST …/tags/{tag}` */
export function addTagRoute({ actOnIdentity }: TagTools): Route {
  return defineRoute({
    ...common,
    method: "POST",
    path: `${IDENTITY_PATH}/tags/:tag`,
    id: "addIdentityTag",
    summary: "Add a tag; harmless where it is there",
    params: tagParams,

    async handle({ answer, caller, params }) {
      return answer(200, await tagsAfter(actOnIdentity, caller, { does: "add-tag", tag: params.tag }));
    },
  });
}

/** `DELETE …/tags/{tag}` */
export function removeTagRoute({ actOnIdentity }: TagTools): Route {
  return defineRoute({
    ...common,
    method: "DELETE",
    path: `${IDENTITY_PATH}/tags/:tag`,
    id: "removeIdentityTag",
    summary: "Remove a tag; harmless where it is absent",
    params: tagParams,

    async handle({ answer, caller, params }) {
      return answer(200, await tagsAfter(actOnIdentity, caller, { does: "remove-tag", tag: params.tag }));
    },
  });
}

/** `POST …/tags`: `{ tag }` adds one, `{ tags }` replaces all: `[]` clears them. */
export function setTagsRoute({ actOnIdentity }: TagTools): Route {
  return defineRoute({
    ...common,
    method: "POST",
    path: `${IDENTITY_PATH}/tags`,
    id: "setIdentityTags",
    summary: "Add one tag, or replace all tags by a list",
    body: { schema: tagsRequestSchema, example: { tags: ["vip"] } },

    async handle({ answer, caller, body }) {
      return answer(200, await tagsAfter(actOnIdentity, caller, actionOf(body)));
    },
  });
}

function actionOf({ tag, tags }: z.infer<typeof tagsRequestSchema>): IdentityAction {
  if (tag !== undefined && tags === undefined) return { does: "add-tag", tag };
  if (tags !== undefined && tag === undefined) return { does: "set-tags", tags };
  throw invalidMember(
    "tags",
    tag === undefined ? "Required" : "TooMany",
    "Send tag, which is added, or tags, which take the place of all",
  );
}

async function tagsAfter(
  actOnIdentity: ActOnIdentity,
  identity: Identity,
  action: IdentityAction,
): Promise<IdentityTagsAnswer> {
  const { id, tags } = await actOnIdentity(identity, action);
  return { id, tags: [...tags] };
}
