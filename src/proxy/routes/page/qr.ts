/** `GET /v1/qr/{ref}.svg`: the QR code of the invite URL, for those who may see that URL. */
import { generate } from "lean-qr";
import { toSvgSource } from "lean-qr/extras/svg";
import * as z from "zod";
import { GangwayError } from "../../../contract/errors.js";
import { ROUTES } from "../../../contract/routes.js";
import { defineRoute } from "../../routing/route.js";
import { requireOpen } from "../../visits/find-visit.js";

export const qrRoute = defineRoute({
  method: "GET",
  path: ROUTES.qr,
  id: "readQrCode",
  tag: "page",
  summary: "Read the QR code of the invite URL",
  description: "`file` is the tracking reference, followed by `.svg`.",
  security: "qrImage",
  answers: { 200: { description: "The image.", schema: z.string(), mediaType: "image/svg+xml" } },
  errors: ["reference_ended", "not_found"],

  handle({ answer, caller: { visit } }) {
    requireOpen(visit);
    return answer(
      200,
      toSvgSource(codeOf(visit.inviteUrl), { on: "black", off: "white", pad: 4 }), // For `<img>` on the partner's page.
      { "cross-origin-resource-policy": "cross-origin" },
    );
  },
});

/** @throws GangwayError `not_found` for more than about 2.9 kB, which no code can hold (ISO/IEC 18004, version 40) */
function codeOf(inviteUrl: string) {
  try {
    return generate(inviteUrl);
  } catch (cause) {
    throw new GangwayError("not_found", "The link is too long for a QR code: show the link.", { cause });
  }
}
