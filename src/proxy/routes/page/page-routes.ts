/** The calls that the widget makes from the partner's page, in the order in which a visit makes them. */
import type { Route } from "../../routing/route.js";
import { type ActivateTools, activateRoute } from "./activate.js";
import { type CodeTools, codeRoute } from "./code.js";
import { type HostedTools, hostedRoute } from "./hosted.js";
import { type InviteTools, inviteRoute } from "./invite.js";
import { type LinkTools, linkRoute } from "./link.js";
import { organisationRoute } from "./organisation.js";
import { qrRoute } from "./qr.js";
import { statusRoute } from "./status.js";
import { type TrackingTools, trackingRoute } from "./tracking.js";

export type PageTools = InviteTools &
  TrackingTools &
  CodeTools &
  LinkTools &
  ActivateTools &
  HostedTools &
  Parameters<typeof statusRoute>[0];

export function pageRoutes(tools: PageTools): Route[] {
  return [
    inviteRoute(tools),
    organisationRoute,
    trackingRoute(tools),
    codeRoute(tools),
    linkRoute(tools),
    activateRoute(tools),
    statusRoute(tools),
    qrRoute,
    hostedRoute(tools),
  ];
}
