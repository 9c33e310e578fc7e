/** `GET /v1/organisations/{code}`: what the details step needs to know before there is a visit. */
import type { OrganisationAnswer } from "../../contract/answers.js";
import { organisationAnswerSchema } from "../../contract/schemas.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Organisations } from "../organisations.js";
import type { Route } from "../proxy-env.js";

export const organisationOperation: Operation = {
  id: "readOrganisation",
  tag: "page",
  summary: "Read what the first step needs to know",
  security: ["none"],
  answers: {
    200: {
      description: "The organisation, as its customers see it.",
      schema: organisationAnswerSchema,
      example: {
        organisation: { code: "ORGCODE123", name: "Harbour Bank", logoUrl: null, privacyUrl: null },
        collect: ["firstName", "familyName"],
        authentication: "code",
        browserInvites: true,
        launch: ["link"],
      },
    },
  },
  errors: ["unknown_organisation", "origin_not_allowed"],
};

export function organisationRoute(organisations: Organisations, origins: Origins): Route {
  return async (context) => {
    const organisation = organisations.get(context.req.param("code") ?? "");
    context.set("organisation", organisation.config.code);
    origins.check(context, organisation);
    const { card, launch, config } = organisation;
    const { collect, authentication, browserInvites } = config;
    const answer = { organisation: card, collect, authentication, browserInvites, launch };
    return context.json(answer satisfies OrganisationAnswer);
  };
}
