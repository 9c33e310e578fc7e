/** `GET /v1/organisations/{code}`: everything that the details step needs before there is a visit. */

import { organisationAnswerSchema } from "../../../contract/page-schemas.js";
import { ROUTES } from "../../../contract/routes.js";
import { defineRoute } from "../../routing/route.js";

export const organisationRoute = defineRoute({
  method: "GET",
  path: ROUTES.organisation,
  id: "readOrganisation",
  tag: "page",
  summary: "Read what the first step needs",
  security: "organisationPage",
  answers: {
    200: {
      description: "The organisation, as its customers see it.",
      schema: organisationAnswerSchema,
      example: {
        organisation: {
          code: "ORGCODE123",
          name: "Harbour Bank",
          logoUrl: null,
          privacyUrl: null,
          helpUrl: "mailto:help@www.harbour.example",
        },
        collect: ["firstName", "familyName"],
        authentication: "code",
        browserInvites: true,
        launch: ["link"],
      },
    },
  },
  errors: [],

  handle({ answer, caller: { card, launch, config } }) {
    const { collect, authentication, browserInvites, singleName, minimumAge, country } = config;
    return answer(
      200,
      {
        organisation: card,
        collect,
        authentication,
        browserInvites,
        ...(singleName ? { singleName } : {}),
        ...(minimumAge ? { minimumAge } : {}),
        ...(country ? { country } : {}),
        launch,
      },
      // A second visit starts without waiting. Only browsers keep it: the answer depends on the page's origin.
      { "cache-control": "private, max-age=60, stale-while-revalidate=3600" },
    );
  },
});
