/**
 * Paths below the path of `publicUrl`. A server in front may have removed that path from the address or not: both reach
 * the same routes.
 */

/** Returns a path without the host's prefix, or else without the path of `publicUrl`. */
export type PathBelow = (path: string, prefix: string | undefined) => string;

export function createPathBelow(publicUrl: string): PathBelow {
  const ofPublicUrl = withSlash(new URL(publicUrl).pathname);
  // Our own paths begin like these: nobody could tell if the prefix was removed. The server in front must do it.
  const byDefault = /^\/$|^\/(v1|o|api\/v1)\/|^\/api\/$/.test(ofPublicUrl) ? "/" : ofPublicUrl;
  return (path, given) => {
    const prefix = given === undefined ? byDefault : withSlash(given);
    return path.startsWith(prefix) ? path.slice(prefix.length - 1) : path;
  };
}

/** `/onboarding`, `onboarding/` → `/onboarding/` */
export function withSlash(prefix: string): string {
  return `/${prefix}/`.replace(/\/+/g, "/");
}
