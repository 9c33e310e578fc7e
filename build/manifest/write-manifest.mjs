// `npm run build:manifest`: writes the Custom Elements Manifest and VS Code's custom data into the package, and the API page.
import { mkdirSync, writeFileSync } from "node:fs";
import { readDoor } from "./door.mjs";
import { readManifest } from "./element-manifest.mjs";
import { pageOf } from "./element-page.mjs";
import { customDataOf } from "./html-custom-data.mjs";

const at = (path) => new URL(path, import.meta.url);
const json = (value) => `${JSON.stringify(value, null, 2)}\n`;

const door = readDoor();
const manifest = readManifest(door);
mkdirSync(at("../../dist/"), { recursive: true });
writeFileSync(at("../../dist/custom-elements.json"), json(manifest));
writeFileSync(at("../../dist/html-custom-data.json"), json(customDataOf(manifest)));
writeFileSync(at("../../docs/element.md"), pageOf(manifest, door.types));
