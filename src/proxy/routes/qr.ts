/** `GET /v1/qr/{ref}.svg`: the QR code of the invite URL, for whoever may see that URL. */
import { generate } from "lean-qr";
import { toSvgSource } from "lean-qr/extras/svg";
import * as z from "zod";
import { GangwayError } from "../../contract/errors.js";
import type { Origins } from "../middleware/origins.js";
import type { Operation } from "../openapi/operation.js";
import type { Route } from "../proxy-env.js";
import { checkKept, type FindVisit } from "../visits/find-visit.js";
import type { QrLinks } from "../visits/qr-links.js";
import type { VisitTokens } from "../visits/visit-tokens.js";

export interface QrTools {
  findVisit: FindVisit;
  origins: Origins;
  visitTokens: VisitTokens;
  qrLinks: QrLinks;
}

export const qrOperation: Operation = {
  id: "readQrCode",
  tag: "page",
  summary: "Read the QR code of the invite URL",
  description: "`file` is the tracking reference, followed by `.svg`.",
  security: ["qrSignature", "visitToken", "none"],
  answers: { 200: { description: "The image.", schema: z.string(), mediaType: "image/svg+xml" } },
  errors: ["invalid_request", "unauthorised", "unknown_reference", "reference_ended", "origin_not_allowed"],
};

export function qrRoute({ findVisit, origins, visitTokens, qrLinks }: QrTools): Route {
  return async (context) => {
    const file = context.req.param("file") ?? "";
    const { visit, organisation } = await findVisit(context, file.replace(/\.svg$/, ""));
    origins.check(context, organisation);
    checkKept(visit);
    const allowed =
      organisation.config.authentication === "none" ||
      (await qrLinks.isSigned(visit, context.req.query("sig"))) ||
      (await visitTokens.has(context, visit));
    if (!allowed) {
      throw new GangwayError("unauthorised", "The QR code needs the visit token or a signed address.");
    }
    return context.body(toSvgSource(generate(visit.inviteUrl), { on: "black", off: "white", pad: 4 }), 200, {
      "Content-Type": "image/svg+xml",
      // For `<img>` on the partner's page.
      "Cross-Origin-Resource-Policy": "cross-origin",
    });
  };
}
