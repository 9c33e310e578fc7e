/**
 * Refuses U+0000 in paths and queries, before anything looks for such a name: no name has it, and PostgreSQL takes no text
 * with it.
 */
import type { ProxyContext } from "../proxy-env.js";
import { invalidMember } from "./validate.js";

/** @throws GangwayError `invalid_request` */
export function refuseNullCharacters({ req }: ProxyContext): void {
  if (!req.url.includes("%00")) return;
  for (const members of [req.param(), req.query()]) {
    for (const [name, value] of Object.entries<string>(members)) {
      if (!`${name}${value}`.includes("\0")) continue;
      const shown = name.replaceAll("\0", "");
      throw invalidMember(shown, "InvalidCharacter", `${shown} must not hold the character U+0000`);
    }
  }
}
