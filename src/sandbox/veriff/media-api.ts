/**
 * The calls about photos. From "/v1/sessions/{id}/media" (GET and POST), "/v1/attempts/{id}/media" and "/v1/media/{id}"
 * (devdocs.veriff.com), November 2026. An upload is signed over its body, any other call over the id in its path. The
 * calls about a proof of address are those of public clients: no page that we know has them. `…/timestamps` is of the
 * older API (BankToTheFuture/veriff_ruby).
 *
 * Assumed, because no page says it: the list of a session without an attempt holds the uploads so far. An upload is
 * taken from a session that is created, started or to be resubmitted; of any other it is refused with 409.
 */
import { type Context, Hono } from "hono";
import { parseJson } from "../json-object.js";
import type { SandboxTools } from "../sandbox-provider.js";
import { apiError } from "./api-error.js";
import type { Lifecycle } from "./lifecycle.js";
import { imageOf, isOfAddress, type Media, readUpload, timestampOf } from "./media.js";
import { currentMedia, findByAttempt, findByMedia, type Session, type VeriffStatus } from "./sessions.js";
import { answerFile, answerSigned, findSigned, findSignedByBody } from "./signed-calls.js";

/** Paths, under the names that `POST /_sandbox/faults` knows. */
export const MEDIA_ROUTES = {
  media: "/v1/sessions/:id/media",
  "attempt-media": "/v1/attempts/:id/media",
  "media-file": "/v1/media/:id",
  "address-media": "/v1/address/:id/media",
  "address-media-file": "/v1/address-media/:id",
  timestamps: "/v1/sessions/:id/timestamps",
} as const;

const OPEN: readonly VeriffStatus[] = ["created", "started", "resubmission_requested"];

export function createMediaApi(lifecycle: Lifecycle, { baseUrl }: SandboxTools): Hono {
  const app = new Hono();
  const { sessions } = lifecycle;
  const findSession = (id: string) => sessions.find(id);

  const answerList = (context: Context, session: Session, media: readonly Media[], path?: string) => {
    const images = media.map((one) => imageOf(one, session.id, baseUrl(), path));
    return answerSigned(context, { status: "success", images, videos: [] });
  };

  app.post(MEDIA_ROUTES.media, async (context) => {
    const { found: session, body } = await findSignedByBody(context, "Session", findSession);
    const photo = readUpload(parseJson(body));
    if (!OPEN.includes(session.status)) {
      throw apiError(409, "409", "Media can't be added after the session was submitted");
    }
    const image = imageOf(lifecycle.upload(session, photo), session.id, baseUrl());
    return answerSigned(context, { status: "success", image });
  });

  app.get(MEDIA_ROUTES.media, async (context) => {
    const session = await findSigned(context, "Session", findSession);
    return answerList(context, session, currentMedia(session));
  });

  app.get(MEDIA_ROUTES["attempt-media"], async (context) => {
    const session = await findSigned(context, "Attempt", (id) => findByAttempt(sessions, id));
    const attempt = session.attempts.find(({ id }) => id === context.req.param("id").toLowerCase());
    return answerList(context, session, attempt?.media ?? []);
  });

  app.get(MEDIA_ROUTES["address-media"], async (context) => {
    const session = await findSigned(context, "Address", (id) =>
      sessions.all().find(({ addressId }) => addressId === id.toLowerCase()),
    );
    return answerList(context, session, currentMedia(session).filter(isOfAddress), "address-media");
  });

  for (const route of [MEDIA_ROUTES["media-file"], MEDIA_ROUTES["address-media-file"]]) {
    app.get(route, async (context) => {
      const { media } = await findSigned(context, "Media", (id) => findByMedia(sessions, id));
      return answerFile(context, media.bytes, media.mimetype);
    });
  }

  app.get(MEDIA_ROUTES.timestamps, async (context) => {
    const session = await findSigned(context, "Session", findSession);
    const timestamps = await Promise.all(currentMedia(session).map(timestampOf));
    return answerSigned(context, { status: "success", timestamps });
  });

  return app;
}
