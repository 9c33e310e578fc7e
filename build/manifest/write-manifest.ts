/** `npm run build:manifest`: writes the manifest and VS Code's custom data into `dist`, and the element's page into `docs`. */
import { mkdirSync, renameSync, writeFileSync } from "node:fs";
import { inRepository } from "../repository.js";
import { readManifest } from "./element-manifest.js";
import { pageOf } from "./element-page.js";
import { readEntryPoint } from "./entry-point.js";
import { customDataOf } from "./html-custom-data.js";

/** Replaces a file as a whole: the documentation's build may read it at the same time. */
function write(path: string, text: string): void {
  const file = inRepository(path);
  writeFileSync(`${file}.new`, text);
  renameSync(`${file}.new`, file);
}
const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

const entry = readEntryPoint();
const manifest = readManifest(entry);
mkdirSync(inRepository("dist"), { recursive: true });
write("dist/custom-elements.json", json(manifest));
write("dist/html-custom-data.json", json(customDataOf(manifest)));
write("docs/element.md", pageOf(manifest, entry.types));
