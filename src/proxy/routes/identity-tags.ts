/** Tags: labels of the partner's on an identity, fifty at most. */

import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { type IdentityTagsAnswer, identityTagsSchema } from "../../contract/identity-answer-schemas.js";
import { tagSchema, tagsRequestSchema } from "../../contract/identity-schemas.js";
import type { IdentityAction } from "../../records/identities/apply-action.js";
import type { Operation } from "../openapi/operation.js";
import type { ProxyContext, Route } from "../proxy-env.js";
import { check, readJson } from "../requests/request-body.js";
import { fault } from "../requests/validation.js";
import type { IdentityTools } from "./identities.js";
import { identityExample } from "./identity-examples.js";

const everyTagOperation = {
  tag: "partner",
  security: ["apiKey"],
  answers: {
    200: {
      description: "The identity's tags.",
      schema: identityTagsSchema,
      example: { id: identityExample.id, tags: ["vip"] },
    },
  },
  errors: ["invalid_request", "unauthorised", "not_found"],
  unprocessable: "It is redacted, or has fifty tags.",
} as const satisfies Partial<Operation>;

export const addTagOperation: Operation = {
  ...everyTagOperation,
  id: "addIdentityTag",
  summary: "Add a tag; harmless where it is there",
};
export const removeTagOperation: Operation = {
  ...everyTagOperation,
  id: "removeIdentityTag",
  summary: "Take a tag away; harmless where it is absent",
};
export const setTagsOperation: Operation = {
  ...everyTagOperation,
  id: "setIdentityTags",
  summary: "Add one tag, or put a list in the place of all",
  body: { schema: tagsRequestSchema, example: { tags: ["vip"] } },
};

/** `POST …/tags/{tag}`: adds one. Repeating it is harmless. */
export function addTagRoute(tools: IdentityTools): Route {
  return (context) => change(context, tools, async () => ({ does: "add-tag", tag: tagOf(context) }));
}

/** `DELETE …/tags/{tag}`: takes one away. Harmless where it is absent. */
export function removeTagRoute(tools: IdentityTools): Route {
  return (context) => change(context, tools, async () => ({ does: "remove-tag", tag: tagOf(context) }));
}

/** `POST …/tags`: `{ tag }` adds one, `{ tags }` takes the place of all: `[]` clears them. */
export function setTagsRoute(tools: IdentityTools): Route {
  return (context) => change(context, tools, () => actionOf(context));
}

async function actionOf(context: ProxyContext): Promise<IdentityAction> {
  const { tag, tags } = await readJson(context, tagsRequestSchema);
  if (tag !== undefined && tags === undefined) return { does: "add-tag", tag };
  if (tags !== undefined && tag === undefined) return { does: "set-tags", tags };
  const message = "Send tag, which is added, or tags, which take the place of all";
  throw new GangwayError("invalid_request", `${message}.`, {
    validationResults: [fault(["tags"], tag === undefined ? "Required" : "TooMany", message)],
  });
}

async function change(
  context: ProxyContext,
  { findIdentity, changeIdentity }: IdentityTools,
  readAction: () => Promise<IdentityAction>,
): Promise<Response> {
  const identity = await findIdentity(context);
  const { id, tags } = await changeIdentity(identity, await readAction());
  return context.json({ id, tags: [...tags] } satisfies IdentityTagsAnswer);
}

const pathSchema = z.object({ tag: tagSchema });

function tagOf(context: ProxyContext): string {
  return check(pathSchema, { tag: context.req.param("tag") }).tag;
}
