/** `POST /v1/user/signup/tracking/{ref}/code`: mails a one-time code to the invite's address. */
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import { codeAnswerSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import type { ClientAddress } from "../requests/client-address.js";
import type { RateLimits } from "../requests/rate-limits.js";
import { readJson } from "../requests/request-body.js";
import { checkOpen, type FindVisit } from "../visits/find-visit.js";
import type { OneTimeCodes } from "../visits/one-time-codes.js";
import { canRenew } from "../visits/renew-link.js";

export interface CodeTools {
  findVisit: FindVisit;
  origins: Origins;
  rateLimits: RateLimits;
  clientAddress: ClientAddress;
  codes: OneTimeCodes;
}

/** Nothing in the request says where the code goes. */
const codeRequestSchema = z.strictObject({});

export const codeOperation: Operation = {
  id: "sendCode",
  tag: "page",
  summary: "Mail a one-time code to the invite's address",
  security: ["none"],
  body: { schema: codeRequestSchema, example: {}, required: false },
  answers: {
    202: {
      description: "The code is on its way.",
      schema: codeAnswerSchema,
      example: { maskedEmail: "j•••@example.com", expiresInSeconds: 600, resendAfterSeconds: 30 },
    },
  },
  errors: ["unknown_reference", "reference_ended", "origin_not_allowed", "rate_limited"],
};

export function codeRoute({ findVisit, origins, rateLimits, clientAddress, codes }: CodeTools): Route {
  return async (context) => {
    await readJson(context, codeRequestSchema, {});
    const found = await findVisit(context, context.req.param("ref") ?? "");
    const { visit, organisation } = found;
    origins.check(context, organisation);
    checkOpen(visit, canRenew(found));
    if (organisation.config.authentication !== "code") {
      throw new GangwayError("invalid_request", "This organisation doesn't use one-time codes.");
    }
    const address = clientAddress(context.req.raw);
    await rateLimits("code", { address, reference: visit.reference, email: visit.invite.email });
    return context.json(await codes.send(found), 202);
  };
}
