/**
 * Paths below the path of `publicUrl`. A server in front may have removed that path from the address or not: both reach
 * the same routes.
 */
import { getPath } from "hono/utils/url";

/** Returns the function that reads a request's path without the path of `publicUrl`. */
export function pathBelow(publicUrl: string): (request: Request) => string {
  const prefix = new URL(publicUrl).pathname.replace(/\/*$/, "/");
  // Our own paths begin like these: nobody could tell if the prefix was removed. The server in front must do it.
  if (prefix === "/" || /^\/(v1|api)\//.test(prefix)) return getPath;
  return (request) => {
    const path = getPath(request);
    return path.startsWith(prefix) ? path.slice(prefix.length - 1) : path;
  };
}
