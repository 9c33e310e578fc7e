/**
 * Exports the parts of the first chunk under the names that the steps have for them: `import{e,t}` in place of
 * `import{D as e,F as t}`. The minifiers name each chunk's variables by themselves.
 */
import remapping from "@jridgewell/remapping";
import MagicString from "magic-string";
import type { Plugin, Rolldown } from "vite";

const IMPORTS = /(?<=^import\{)[^}]*(?=\}from"\.\/first-)/;
const EXPORTS = /(?<=\bexport\{)[^}]*(?=\};?\s*$)/;

/** Splits `a as b,c` into pairs: the name on the left, and the one on the right. */
const pairsOf = (clause = ""): [string, string][] =>
  clause.split(",").map((part) => {
    const [left = "", right = left] = part.split(" as ");
    return [left, right];
  });

const clauseOf = (pairs: [string, string][]): string =>
  pairs
    .toSorted()
    .map(([left, right]) => (left === right ? left : `${left} as ${right}`))
    .join();

/** Returns the new names by the old ones. A name of the steps is taken for nothing else. */
function rename(exported: string[], wanted: Map<string, string>): Map<string, string> {
  const taken = new Set([...wanted.values(), ...exported.filter((name) => name.length > 1)]);
  const free = [..."abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ"].filter((name) => !taken.has(name));
  return new Map(
    exported.map((name) => [
      name,
      wanted.get(name) ?? (name.length > 1 ? name : (free.shift() ?? `${name}_`)),
    ]),
  );
}

export function shareNames(): Plugin {
  return {
    name: "gangway-share-names",
    generateBundle: {
      order: "post",
      handler(_, bundle) {
        const chunks = Object.values(bundle).filter((file) => file.type === "chunk");
        const named = (name: string) => chunks.find((chunk) => chunk.name === name);
        const first = named("first");
        if (!first) return;
        const exported = pairsOf(EXPORTS.exec(first.code)?.[0]).map(([, name]) => name);
        const names = rename(exported, new Map(pairsOf(IMPORTS.exec(named("steps")?.code ?? "")?.[0])));
        const newName = (name: string): string => names.get(name) ?? this.error(`first exports no ${name}.`);
        const edit = (
          chunk: Rolldown.OutputChunk,
          pattern: RegExp,
          pairs: (clause: string) => [string, string][],
        ) => {
          const found = pattern.exec(chunk.code);
          const map = bundle[`${chunk.fileName}.map`];
          if (!found || map?.type !== "asset") return;
          const text = new MagicString(chunk.code);
          text.update(found.index, found.index + found[0].length, clauseOf(pairs(found[0])));
          chunk.code = text.toString();
          const maps = [text.generateMap({ hires: true }), String(map.source)];
          map.source = remapping(maps as Parameters<typeof remapping>[0], () => null).toString();
        };
        edit(first, EXPORTS, (clause) => pairsOf(clause).map(([local, name]) => [local, newName(name)]));
        for (const chunk of chunks)
          edit(chunk, IMPORTS, (clause) => pairsOf(clause).map(([name, local]) => [newName(name), local]));
      },
    },
  };
}
