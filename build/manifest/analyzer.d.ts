/** The parts of the analyzer that its own declarations leave out. */
import type { InitializeParams, Plugin } from "@custom-elements-manifest/analyzer";
import type { AnalyzedManifest } from "./analyzed-manifest.js";

declare module "@custom-elements-manifest/analyzer" {
  /** The compiler that the analyzer brings: the project's own has no JavaScript API. */
  export const ts: InitializeParams["ts"];
  export function create(options: {
    modules: ReturnType<InitializeParams["ts"]["createSourceFile"]>[];
    plugins?: Plugin[];
    context?: { dev: boolean };
  }): AnalyzedManifest;
}
