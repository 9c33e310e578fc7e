/**
 * `GET …/media`: the list of photos. From "/v1/sessions/{id}/media" (devdocs.veriff.com), November 2026. The sandbox
 * takes no photos: the addresses in the list lead nowhere, and a test integration has no video.
 */
import type { Attempt } from "./sessions.js";

const CONTEXTS = ["document-front", "face"] as const;

export function mediaOf(attempt: Attempt | undefined, baseUrl: string) {
  const isSubmitted = attempt !== undefined && attempt.status !== "started";
  const images = isSubmitted ? CONTEXTS.map((context) => imageOf(attempt, context, baseUrl)) : [];
  return { status: "success", images, videos: [] };
}

function imageOf({ id, createdAt }: Attempt, context: (typeof CONTEXTS)[number], baseUrl: string) {
  const media = `${id.slice(0, -2)}${CONTEXTS.indexOf(context)}0`;
  return {
    context,
    id: media,
    name: context,
    mimetype: "image/jpeg",
    size: 0,
    timestamp: new Date(createdAt).toISOString(),
    url: `${baseUrl}/v1/media/${media}`,
  };
}
