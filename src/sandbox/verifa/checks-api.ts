/**
 * Verifa's checks apart from a session: a person is screened by name. From "Screening & Reports" (docs.withverifa.com),
 * November 2026: the two paths, the body, and the words of `check_type` and of a check's status.
 *
 * Assumed, because no page says it: the answer. With an `external_ref` the identity is screened again; it finds what the
 * control call has planned as `nextScreening`, or else nothing. Without one, nothing is found and nothing kept.
 */
import { Hono } from "hono";
import * as z from "zod";
import { isoSeconds } from "../../contract/iso-seconds.js";
import type { SandboxTools } from "../sandbox-provider.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import type { Identity } from "./identity.js";
import type { Lifecycle } from "./lifecycle.js";
import { readBody } from "./request-body.js";

const checkType = z.enum(["sanction", "pep", "adverse_media"]);
const person = {
  external_ref: z.string().min(1).nullish(),
  name_first: z.string().min(1),
  name_last: z.string().min(1),
  birthdate: z.iso.date().nullish(),
};
const checkSchema = z.object({ check_type: checkType, ...person });
const fullSchema = z.object({ check_types: z.array(checkType).min(1), ...person });

export function createChecksApi({ identities }: Lifecycle, { clock, uuid }: SandboxTools): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  /** @throws ApiError 404, 422 */
  const screen = (context: ApiContext, externalRef: string | null | undefined): Identity | null => {
    if (!externalRef) return null;
    const identity = identities.find(externalRef, context.get("isSandbox"));
    if (!identity) throw apiError(404, "Identity not found.");
    if (identity.status === "redacted") throw apiError(422, "The identity is redacted.");
    identities.screening.screenAgain(identity, identity.monitoring.nextFinding ?? "clear");
    identity.monitoring.nextFinding = null;
    return identity;
  };
  const checkAnswer = (type: string, identity: Identity | null) => {
    const hits = identity?.hits.filter(({ check_type }) => check_type === type) ?? [];
    return {
      id: `check_${uuid().replaceAll("-", "")}`,
      check_type: type,
      status: hits.length > 0 ? "failed" : "passed",
      identity_id: identity?.id ?? null,
      external_ref: identity?.externalRef ?? null,
      hits,
      created_at: isoSeconds(clock.now()),
    };
  };

  app.post("/checks", async (context) => {
    const { check_type, external_ref } = await readBody(context, checkSchema);
    return context.json(checkAnswer(check_type, screen(context, external_ref)), 201);
  });
  app.post("/checks/full", async (context) => {
    const { check_types, external_ref } = await readBody(context, fullSchema);
    const identity = screen(context, external_ref);
    return context.json({ data: check_types.map((type) => checkAnswer(type, identity)) }, 201);
  });

  return app;
}
