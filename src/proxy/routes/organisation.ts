/** `GET /v1/organisations/{code}`: what the details step needs to know before there is a visit. */
import type { OrganisationAnswer } from "../../contract/answers.js";
import type { Origins } from "../guards/origins.js";
import type { Organisations } from "../organisations.js";
import type { Route } from "../proxy-env.js";

export function organisationRoute(organisations: Organisations, origins: Origins): Route {
  return async (context) => {
    const organisation = organisations.get(context.req.param("code") ?? "");
    context.set("organisation", organisation.config.code);
    origins.check(context, organisation);
    const { collect, authentication, browserInvites } = organisation.config;
    const answer = { organisation: organisation.card, collect, authentication, browserInvites };
    return context.json(answer satisfies OrganisationAnswer);
  };
}
