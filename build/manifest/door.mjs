// What the package's first door exports, by the compiler's account: the types that settings and fields have, and the
// event classes with their fields.
import { fileURLToPath } from "node:url";
import { ts } from "@custom-elements-manifest/analyzer";

const DOOR = fileURLToPath(new URL("../../src/entry/browser/gangway-onboarding.ts", import.meta.url));

/**
 * A type that the door exports.
 * @typedef {object} DoorType
 * @property {string} description
 * @property {string} [text] a union of words, written out, in the order of its declaration
 * @property {{ name: string; type: string; description: string }[]} [members] an interface's own
 */

/**
 * A class that the door exports.
 * @typedef {object} DoorClass
 * @property {string} description
 * @property {string} superclass
 * @property {{ name: string; type: string; readonly: boolean; static: boolean; description: string }[]} fields those that
 *   it adds to its superclass, where they are public
 */

/**
 * Reads the door.
 * @returns {{ types: Map<string, DoorType>, classes: Map<string, DoorClass>, values: string[] }} `values` are the names
 *   of all that is there when the code runs
 */
export function readDoor() {
  const program = ts.createProgram([DOOR], {
    target: ts.ScriptTarget.ES2022,
    module: ts.ModuleKind.NodeNext,
    moduleResolution: ts.ModuleResolutionKind.NodeNext,
    lib: ["lib.es2023.d.ts", "lib.dom.d.ts", "lib.dom.iterable.d.ts"],
    types: [],
    strict: true,
    exactOptionalPropertyTypes: true,
    noEmit: true,
  });
  const checker = program.getTypeChecker();
  const told = (symbol) =>
    ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll("\n", " ");
  const typeOf = (symbol) =>
    symbol.valueDeclaration.type?.getText() ??
    checker.typeToString(checker.getTypeOfSymbol(symbol), undefined, ts.TypeFormatFlags.NoTruncation);
  const has = (symbol, flags) => !!(ts.getCombinedModifierFlags(symbol.valueDeclaration) & flags);

  /** The words of a union, or undefined where it is none. */
  function wordsOf(node) {
    if (ts.isUnionTypeNode(node)) {
      const words = node.types.map(wordsOf);
      return words.includes(undefined) ? undefined : words.flat();
    }
    const type = checker.getTypeFromTypeNode(node);
    const parts = type.isUnion() ? type.types : [type];
    return parts.every((part) => part.isStringLiteral()) ? parts.map(({ value }) => value) : undefined;
  }

  function describeType(symbol) {
    const [node] = symbol.declarations;
    const description = told(symbol);
    if (ts.isInterfaceDeclaration(node)) {
      const members = node.members.filter(ts.isPropertySignature).map((member) => ({
        name: member.name.getText(),
        type: member.type.getText(),
        description: told(checker.getSymbolAtLocation(member.name)),
      }));
      return { description, members };
    }
    const text = wordsOf(node.type)
      ?.map((word) => `"${word}"`)
      .join(" | ");
    return text ? { description, text } : { description };
  }

  function describeClass(symbol) {
    const fieldsOf = (type, onClass) =>
      checker
        .getPropertiesOfType(type)
        .filter(({ parent, flags }) => parent === symbol && !(flags & ts.SymbolFlags.Prototype))
        .filter(({ name, flags }) => !(flags & ts.SymbolFlags.Method) && !name.startsWith("#"))
        .filter((field) => !has(field, ts.ModifierFlags.NonPublicAccessibilityModifier))
        .map((field) => ({
          name: field.name,
          type: typeOf(field),
          readonly: has(field, ts.ModifierFlags.Readonly),
          static: onClass,
          description: told(field),
        }));
    const [{ types }] = symbol.valueDeclaration.heritageClauses;
    return {
      description: told(symbol),
      superclass: types[0].expression.getText(),
      fields: [
        ...fieldsOf(checker.getTypeOfSymbol(symbol), true),
        ...fieldsOf(checker.getDeclaredTypeOfSymbol(symbol), false),
      ],
    };
  }

  const exported = checker
    .getExportsOfModule(checker.getSymbolAtLocation(program.getSourceFile(DOOR)))
    .map((symbol) => checker.getAliasedSymbol(symbol));
  const pick = (flags) => exported.filter((symbol) => symbol.flags & flags);
  const named = (symbols, describe) => new Map(symbols.map((symbol) => [symbol.name, describe(symbol)]));
  return {
    types: named(pick(ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface), describeType),
    classes: named(pick(ts.SymbolFlags.Class), describeClass),
    values: pick(ts.SymbolFlags.Value)
      .map(({ name }) => name)
      .sort(),
  };
}
