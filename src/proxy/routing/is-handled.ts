/** Finds out if the proxy has anything at a path, for hosts that hand other requests on. */
import { METHOD_NAME_ALL } from "hono/router";
import { TrieRouter } from "hono/router/trie-router";
import { getPath } from "hono/utils/url";
import type { GangwayHost } from "../host.js";
import type { HostInfo } from "../host-info.js";
import { createPathBelow } from "./path-below.js";
import type { Route } from "./route.js";

export type IsHandled = (request: Request, info: HostInfo) => Promise<boolean>;

export function createIsHandled(
  routes: readonly Route[],
  publicUrl: string,
  findAsset: GangwayHost["asset"],
): IsHandled {
  const pathBelow = createPathBelow(publicUrl);
  const router = new TrieRouter<true>();
  for (const path of new Set(routes.map((route) => route.path))) router.add(METHOD_NAME_ALL, path, true);

  return async (request, info) => {
    const path = pathBelow(getPath(request), info.prefix);
    if (router.match(METHOD_NAME_ALL, path)[0].length > 0) return true;
    const asset = await findAsset?.(new Request(new URL(path, request.url), { method: "HEAD" }));
    return asset !== null && asset !== undefined;
  };
}
