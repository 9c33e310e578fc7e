/**
 * The providers' own routes, below `/v1/providers/{provider}/{organisation}`. They are routes like all others, with the
 * request log, the security headers, a limited body and problem documents.
 */
import { GangwayError } from "../../contract/errors.js";
import { boundReport } from "../../providers/bound-report.js";
import type { ProviderRoute, ProviderVisits } from "../../providers/provider.js";
import type { ReportRecords } from "../../records/reports/report-records.js";
import type { VisitRecords } from "../../records/visits/visit-records.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { readBody } from "../requests/read-body.js";
import { defineUndescribedRoute, type Route } from "../routing/route.js";
import { checkState } from "../visits/provider-state.js";
import type { ReceiveReport } from "../visits/receive-report.js";

export interface ProviderRoutesTools {
  organisations: Organisations;
  visits: VisitRecords;
  reports: ReportRecords;
  receiveReport: ReceiveReport;
  now: () => number;
}

export function providerRoutes(tools: ProviderRoutesTools): Route[] {
  const { organisations } = tools;
  const routes = new Map<string, Route>();
  for (const { provider } of organisations.all) {
    for (const { method, path } of provider.routes ?? []) {
      const template = `/v1/providers/${provider.id}/:organisation${path}`;
      // Organisations with the same provider share its routes.
      const route = defineUndescribedRoute({
        method,
        path: template,
        id: "callProvider",
        tag: "provider",
        summary: `Call ${provider.id}`,
        security: "providerRoute",
        handle: async ({ caller: organisation, context }) =>
          handle(findRoute(organisation, provider.id, method, path), context, organisation, tools),
      });
      routes.set(`${method} ${template}`, route);
    }
  }
  return [...routes.values()];
}

function findRoute({ provider }: Organisation, id: string, method: string, path: string): ProviderRoute {
  const route = provider.routes?.find((candidate) => candidate.method === method && candidate.path === path);
  if (provider.id === id && route) return route;
  throw new GangwayError("not_found", "This organisation has no such route.");
}

async function handle(
  route: ProviderRoute,
  context: ProxyContext,
  organisation: Organisation,
  tools: ProviderRoutesTools,
): Promise<Response> {
  const { method, headers, url } = context.req.raw;
  const body = route.method === "POST" ? await readBody(context) : null;
  const request = new Request(url, { method, headers, body });
  const { organisation: _, ...params } = context.req.param() as Record<string, string>;
  const answer = await route.handle({ request, params }, visitsOf(organisation, context, tools));
  // The headers of some answers, such as `Response.redirect`, can't be added to.
  return new Response(answer.body, answer);
}

function visitsOf(
  organisation: Organisation,
  context: ProxyContext,
  { visits, reports, receiveReport, now }: ProviderRoutesTools,
): ProviderVisits {
  const { config, provider } = organisation;
  const subject = (value: string) => ({ by: "providerReference", value }) as const;
  const findVisit = async (providerReference: string) => {
    const visit = await visits.findBySubject(config.code, provider.id, subject(providerReference));
    if (visit) context.set("reference", visit.reference);
    return visit?.redactedAt === null ? visit : null;
  };

  return {
    async find(providerReference) {
      const visit = await findVisit(providerReference);
      if (!visit) return null;
      const { reference, status, ended, outcome, state } = visit;
      return { reference, providerReference, status, ended, outcome, state };
    },

    async report(providerReference, report, eventKey = crypto.randomUUID()) {
      checkState(report.state);
      if (!(await findVisit(providerReference))) return false;
      const event = {
        eventKey: `route:${eventKey}`,
        subject: subject(providerReference),
        report: boundReport(report),
      };
      return (await receiveReport(event, organisation)) !== "none";
    },

    async replaceState(providerReference, state) {
      checkState(state);
      const visit = await findVisit(providerReference);
      if (!visit) return false;
      return (await reports.apply(visit.reference, { state }, now())) !== null;
    },
  };
}
