/** Tags for the script builds with `integrity` attributes, for a partner that serves the scripts from its own site. */
import { createHash } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { SITE } from "./render-page.js";

/** The folder of the script builds in the package. */
export const SCRIPTS = fileURLToPath(
  new URL("../../browser/", import.meta.resolve("gangway-onboarding/flow")),
);

const integrityOf = (path: string): string =>
  `sha384-${createHash("sha384").update(readFileSync(path)).digest("base64")}`;

function tag(name: string, attributes: string, element = "script", source = "src"): string {
  const hashes = JSON.parse(readFileSync(`${SCRIPTS}integrity.json`, "utf8")) as Record<string, string>;
  return `<${element} ${attributes} ${source}="/gangway/${name}" integrity="${hashes[name]}" crossorigin="anonymous">`;
}

/** The module, preceded by preloads of the chunks that it imports: so the browser checks their hashes too. */
export function moduleScripts(): string {
  const chunks = readdirSync(SCRIPTS).filter((name) => /^(first|steps)-[\w-]+\.js$/.test(name));
  return [
    ...chunks.map((name) => tag(name, `rel="modulepreload"`, "link", "href")),
    `${tag("gangway.js", `type="module"`)}</script>`,
  ].join("\n    ");
}

export const classicScript = (): string => `${tag("gangway.iife.js", "defer")}</script>`;

/** A module of the demo's own, with its hash. */
export const ownScript = (name: string): string =>
  `<script type="module" src="/${name}" integrity="${integrityOf(SITE + name)}" crossorigin="anonymous"></script>`;

export const ownSheets = (): string =>
  ["harbour.css", "demo.css"]
    .map(
      (name) =>
        `<link rel="stylesheet" href="/${name}" integrity="${integrityOf(SITE + name)}" crossorigin="anonymous" />`,
    )
    .join("\n    ");
