// `npm run build:manifest`: writes the Custom Elements Manifest and VS Code's custom data into the package, and the API page.
import { mkdirSync, writeFileSync } from "node:fs";
import { customDataOf, pageOf, readManifest } from "./element-manifest.mjs";

const at = (path) => new URL(path, import.meta.url);
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const manifest = readManifest();
mkdirSync(at("../dist/"), { recursive: true });
writeFileSync(at("../dist/custom-elements.json"), json(manifest));
writeFileSync(at("../dist/html-custom-data.json"), json(customDataOf(manifest)));
writeFileSync(at("element.md"), pageOf(manifest));
