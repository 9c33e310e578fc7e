/** `GET /o/{ref}`: the hosted page, for partners without a page of their own, for mails, QR codes and web views. */
import { parseAccept } from "hono/utils/accept";
import * as z from "zod";
import { acceptedLocale } from "../../../contract/languages.js";
import { ROUTES } from "../../../contract/routes.js";
import { type RenderedPage, renderHostedPage, renderUnknownLink } from "../../hosted-page.js";
import type { ProxyContext } from "../../proxy-env.js";
import { defineRoute, type Route } from "../../routing/route.js";
import type { FindVisit, FoundVisit } from "../../visits/find-visit.js";

export interface HostedTools {
  findVisit: FindVisit;
}

const page = { description: "The page.", schema: z.string(), mediaType: "text/html" };

export function hostedRoute({ findVisit }: HostedTools): Route {
  return defineRoute({
    method: "GET",
    path: ROUTES.hosted,
    id: "showHostedPage",
    tag: "page",
    summary: "Show the widget on a page of the proxy",
    description:
      "`onboardingUrl` of the invite leads here. The address alone opens nothing: the customer proves who they are on the page.",
    security: "public",
    params: z.object({ ref: z.string().describe("The visit's tracking reference.") }),
    answers: { 200: page, 404: { ...page, description: "No visit has this reference." } },
    errors: [],

    async handle({ answer, context, params }) {
      const found = await findVisit(context, params.ref).catch(() => null);
      const nonce = crypto.randomUUID();
      if (!found) {
        const unknown = renderUnknownLink(localeOf(context, null), nonce);
        return answer(404, unknown.body, headersOf(unknown));
      }
      const { visit, organisation } = found;
      const rendered = renderHostedPage(
        {
          organisation,
          reference: visit.reference,
          locale: localeOf(context, found),
          frameOrigin: visit.frame?.origin ?? null,
        },
        nonce,
      );
      return answer(200, rendered.body, headersOf(rendered));
    },
  });
}

/** The invite's locale, or else the first of the browser's that there are words for. */
function localeOf(context: ProxyContext, found: FoundVisit | null): string | null {
  const accepted = parseAccept(context.req.header("accept-language") ?? "")
    .filter(({ q }) => q > 0)
    .map(({ type }) => type);
  return found?.visit.invite.locale ?? acceptedLocale(accepted);
}

function headersOf({ contentSecurityPolicy }: RenderedPage): Record<string, string> {
  return {
    "content-type": "text/html; charset=utf-8",
    "content-security-policy": contentSecurityPolicy,
    // A provider's pop-up may talk back to us; other pages may not.
    "cross-origin-opener-policy": "same-origin-allow-popups",
  };
}
