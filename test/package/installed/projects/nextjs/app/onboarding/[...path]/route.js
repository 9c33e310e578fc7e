import { createGangway } from "gangway-server/node";
import { config } from "../../../gangway-config.js";

/** Made for the first request: Next.js also loads this file while it builds. */
let gangway;

function handle(request) {
  gangway ??= createGangway(config);
  return gangway.fetch(request);
}

export {
  handle as DELETE,
  handle as GET,
  handle as HEAD,
  handle as OPTIONS,
  handle as PATCH,
  handle as POST,
};
