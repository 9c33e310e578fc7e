/**
 * Writes `integrity.json`: the SHA-384 of each script, for the `integrity` attribute.
 * Our own: the published plugins write the attribute into an application's `index.html`, and a library has none.
 */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync, writeFileSync } from "node:fs";
import { resolve } from "node:path";
import type { Plugin } from "vite";

export function integrity(): Plugin {
  let folder = "";
  return {
    name: "gangway-integrity",
    configResolved({ root, build }) {
      folder = resolve(root, build.outDir);
    },
    closeBundle(error) {
      // A failed build has no scripts, and its own error to show.
      if (error) return;
      const hashes = readdirSync(folder)
        .filter((name) => name.endsWith(".js"))
        .sort()
        .map((name) => {
          const hash = createHash("sha384").update(readFileSync(resolve(folder, name)));
          return [name, `sha384-${hash.digest("base64")}`];
        });
      const text = JSON.stringify(Object.fromEntries(hashes), null, 2);
      writeFileSync(resolve(folder, "integrity.json"), `${text}\n`);
    },
  };
}
