/**
 * Lets `require` and TypeScript take the classic drop-in script from the package. The package consists of ES modules.
 * The folder of the scripts gets a manifest without `type`, so that Node goes by the syntax of each file.
 */
import type { Plugin } from "vite";

const SCRIPT = "verifime-widget.js";

const DECLARATION = `import type { VerifimeWidget as Widget } from "../elements/verifime/verifime-widget.js" with { "resolution-mode": "import" };
/** Shows the visit in the element that the selector finds. */
declare const VerifimeWidget: typeof Widget;
export = VerifimeWidget;
`;

export function scriptForRequire(): Plugin {
  return {
    name: "gangway-script-for-require",
    generateBundle(_, bundle) {
      if (!(SCRIPT in bundle)) return;
      this.emitFile({ type: "asset", fileName: "package.json", source: "{}\n" });
      this.emitFile({ type: "asset", fileName: SCRIPT.replace(/\.js$/, ".d.ts"), source: DECLARATION });
    },
  };
}
