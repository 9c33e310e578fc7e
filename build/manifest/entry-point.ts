/**
 * Reads the exports of the package's first entry point with the compiler: the types of settings and fields, and the event
 * classes with their fields.
 */
import { type InitializeParams, ts } from "@custom-elements-manifest/analyzer";
import { inRepository } from "../repository.js";

/** A member of a type or a class. `type` is the text of its type. */
export interface ExportedMember {
  name: string;
  type: string;
  description: string;
}

/** A type that the entry point exports. */
export interface ExportedType {
  description: string;
  /** A union of words, written out in the order of its declaration. */
  text?: string;
  /** An interface's own members. */
  members?: ExportedMember[];
}

export interface ExportedField extends ExportedMember {
  readonly: boolean;
  static: boolean;
}

/** A class that the entry point exports. */
export interface ExportedClass {
  description: string;
  superclass: string;
  /** The public fields that it adds to its superclass. */
  fields: ExportedField[];
}

export interface EntryPoint {
  types: Map<string, ExportedType>;
  classes: Map<string, ExportedClass>;
  /** The names of all exports that exist at run time. */
  values: string[];
}

// The compiler's own names for these are not reachable through the analyzer.
type Compiler = InitializeParams["ts"];
type Checker = ReturnType<ReturnType<Compiler["createProgram"]>["getTypeChecker"]>;
type ExportedSymbol = ReturnType<Checker["getExportsOfModule"]>[number];
type Type = ReturnType<Checker["getTypeOfSymbol"]>;
type TypeNode = Parameters<Checker["getTypeFromTypeNode"]>[0];

/** Returns a value that the entry point's sources always have. @throws Error where it is missing */
function present<T>(value: T | undefined, name: string): T {
  if (value === undefined) throw new Error(`${name} is missing.`);
  return value;
}

export function readEntryPoint(): EntryPoint {
  const path = inRepository("src/entry/browser/gangway-onboarding.ts");
  const program = ts.createProgram([path], {
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
  const source = present(program.getSourceFile(path), path);
  const exported = checker
    .getExportsOfModule(present(checker.getSymbolAtLocation(source), path))
    .map((symbol) => checker.getAliasedSymbol(symbol));
  const pick = (flags: number) => exported.filter((symbol) => symbol.flags & flags);
  const named = <T>(symbols: ExportedSymbol[], describe: (checker: Checker, symbol: ExportedSymbol) => T) =>
    new Map(symbols.map((symbol) => [symbol.name, describe(checker, symbol)]));
  return {
    types: named(pick(ts.SymbolFlags.TypeAlias | ts.SymbolFlags.Interface), describeType),
    classes: named(pick(ts.SymbolFlags.Class), describeClass),
    values: pick(ts.SymbolFlags.Value)
      .map(({ name }) => name)
      .sort(),
  };
}

const descriptionOf = (checker: Checker, symbol: ExportedSymbol): string =>
  ts.displayPartsToString(symbol.getDocumentationComment(checker)).replaceAll("\n", " ");

/** Returns the words of a union, or undefined where the type is none. */
function wordsOf(checker: Checker, node: TypeNode): string[] | undefined {
  if (ts.isUnionTypeNode(node)) {
    const words = node.types.map((member) => wordsOf(checker, member));
    return words.every((member) => member !== undefined) ? words.flat() : undefined;
  }
  const type = checker.getTypeFromTypeNode(node);
  const parts = type.isUnion() ? type.types : [type];
  return parts.every((part) => part.isStringLiteral()) ? parts.map(({ value }) => value) : undefined;
}

function describeType(checker: Checker, symbol: ExportedSymbol): ExportedType {
  const node = present(symbol.declarations?.[0], symbol.name);
  const description = descriptionOf(checker, symbol);
  if (ts.isInterfaceDeclaration(node)) {
    const members = node.members.filter(ts.isPropertySignature).map((member) => ({
      name: member.name.getText(),
      type: present(member.type, member.name.getText()).getText(),
      description: descriptionOf(
        checker,
        present(checker.getSymbolAtLocation(member.name), member.name.getText()),
      ),
    }));
    return { description, members };
  }
  if (!ts.isTypeAliasDeclaration(node)) return { description };
  const text = wordsOf(checker, node.type)
    ?.map((word) => `"${word}"`)
    .join(" | ");
  return text ? { description, text } : { description };
}

function describeClass(checker: Checker, symbol: ExportedSymbol): ExportedClass {
  const declaration = present(symbol.declarations?.find(ts.isClassDeclaration), symbol.name);
  const [superclass] = present(declaration.heritageClauses?.[0], symbol.name).types;
  return {
    description: descriptionOf(checker, symbol),
    superclass: present(superclass, symbol.name).expression.getText(),
    fields: [
      ...fieldsOf(checker, symbol, checker.getTypeOfSymbol(symbol), true),
      ...fieldsOf(checker, symbol, checker.getDeclaredTypeOfSymbol(symbol), false),
    ],
  };
}

/** Returns the public fields that a class itself declares, on the class or on its instances. */
function fieldsOf(checker: Checker, owner: ExportedSymbol, type: Type, onClass: boolean): ExportedField[] {
  return checker.getPropertiesOfType(type).flatMap((field) => {
    const declaration = field.valueDeclaration;
    // Prototype, methods, and the compiler's names for `#private` members.
    if (!declaration || field.flags & ts.SymbolFlags.Method || field.name.startsWith("__#")) return [];
    const isParameter = ts.isParameter(declaration);
    if ((isParameter ? declaration.parent.parent : declaration.parent) !== owner.valueDeclaration) return [];
    const flags = ts.getCombinedModifierFlags(declaration);
    if (flags & ts.ModifierFlags.NonPublicAccessibilityModifier) return [];
    const annotated = isParameter || ts.isPropertyDeclaration(declaration) || ts.isGetAccessor(declaration);
    const written = annotated ? declaration.type : undefined;
    return {
      name: field.name,
      type:
        written?.getText() ??
        checker.typeToString(checker.getTypeOfSymbol(field), undefined, ts.TypeFormatFlags.NoTruncation),
      readonly: (flags & ts.ModifierFlags.Readonly) !== 0,
      static: onClass,
      description: descriptionOf(checker, field),
    };
  });
}
