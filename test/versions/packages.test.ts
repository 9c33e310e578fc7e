/** The packed widget beside the oldest and the newest supported versions of React, Vite and TypeScript. `npm run versions`. */
import { cpSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { expect, it } from "vitest";
import { installWith } from "../package/support/installed-package.js";
import { runCommand } from "../package/support/run-command.js";

const PROJECT = fileURLToPath(new URL("project", import.meta.url));

/** Each version of one is combined with one of the others that is about as old. */
const COMBINATIONS = [
  { react: "17", vite: "5", typescript: "5.0" },
  { react: "18", vite: "6", typescript: "5.4" },
  { react: "18", vite: "7", typescript: "5.9" },
  { react: "19", vite: "7", typescript: "6" },
  { react: "19", vite: "8", typescript: "7" },
];

const SSR = `
  import { createRequire } from "node:module";
  import { createElement } from "react";
  import { GangwayOnboarding } from "gangway-onboarding/react";
  // The name of the file differs between versions, and only React 18 and newer have it among their exports.
  const { renderToString } = createRequire(import.meta.url)("react-dom/server");
  console.log(renderToString(createElement(GangwayOnboarding, { organisation: "HARBOUR" })));`;

it.each(COMBINATIONS)(
  "React $react, Vite $vite, TypeScript $typescript",
  async ({ react, vite, typescript }) => {
    const root = await installWith(
      "gangway-onboarding",
      ...[`react@${react}`, `react-dom@${react}`, `@types/react@${react}`, `@types/react-dom@${react}`],
      ...[`vite@${vite}`, `typescript@${typescript}`],
    );
    cpSync(PROJECT, root, { recursive: true });
    const tool = (path: string, ...args: string[]) =>
      runCommand(root, process.execPath, join(root, "node_modules", path), ...args);
    await tool("typescript/bin/tsc", "-p", ".");
    await tool("vite/bin/vite.js", "build", "--logLevel", "warn");
    const built = readdirSync(join(root, "dist/assets")).map((file) =>
      readFileSync(join(root, "dist/assets", file), "utf8"),
    );
    expect(built.join()).toContain("gangway-onboarding");
    writeFileSync(join(root, "server.mjs"), SSR);
    expect(await runCommand(root, process.execPath, "server.mjs")).toContain(
      '<gangway-onboarding organisation="HARBOUR">',
    );
  },
  180_000,
);
