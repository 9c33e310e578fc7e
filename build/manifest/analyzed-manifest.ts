/** A manifest as the analyzer makes it: types are texts, and some of them are missing. */
import type {
  ClassField,
  ClassMethod,
  CssCustomProperty,
  CssPart,
  Slot,
  Type,
} from "custom-elements-manifest";

export interface AnalyzedField extends Omit<ClassField, "type"> {
  attribute?: string;
  reflects?: boolean;
  type?: Type;
}

interface AnalyzedParameter {
  name: string;
  type: Type;
}

export interface AnalyzedMethod extends Omit<ClassMethod, "parameters" | "return"> {
  parameters?: AnalyzedParameter[];
  return: { type: Type; description?: string };
}

/** A declaration of the element's class. Of these members, a function has the name, the description and the parameters. */
export interface AnalyzedDeclaration {
  kind: string;
  name: string;
  description: string;
  tagName: string;
  members: (AnalyzedField | AnalyzedMethod)[];
  attributes: { name: string; fieldName: string; type: Type; default?: string; description?: string }[];
  events: { name?: string; type: Type; description?: string }[];
  slots: Slot[];
  cssParts: CssPart[];
  cssProperties: (Omit<CssCustomProperty, "syntax"> & { type?: Type })[];
  parameters?: AnalyzedParameter[];
}

export interface AnalyzedManifest {
  modules: { declarations: AnalyzedDeclaration[] }[];
}
