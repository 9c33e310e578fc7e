/** Reads the tags and inline scripts of a page that matter to `gangway check --page`. */

/** By their names in lower case. */
export type Attributes = Record<string, string>;

export interface Tag {
  name: string;
  attributes: Attributes;
}

/** Reads the start tags, without a parser for HTML: comments are skipped, and attributes set by scripts aren't seen. */
export function tagsOf(html: string): Tag[] {
  return [
    ...withoutComments(html).matchAll(/<(gangway-onboarding|script|meta)\b((?:[^>"']|"[^"]*"|'[^']*')*)>/gi),
  ].map(([, name = "", rest = ""]) => ({ name: name.toLowerCase(), attributes: attributesOf(rest) }));
}

const withoutComments = (html: string): string => html.replace(/<!--[\s\S]*?-->/g, "");

/** A script whose text is in the page. */
export interface InlineScript {
  attributes: Attributes;
  text: string;
}

export function inlineScripts(html: string, type: string): InlineScript[] {
  const scripts = withoutComments(html).matchAll(
    /<script\b((?:[^>"']|"[^"]*"|'[^']*')*)>([\s\S]*?)<\/script\s*>/gi,
  );
  return [...scripts]
    .map(([, rest = "", text = ""]) => ({ attributes: attributesOf(rest), text }))
    .filter(({ attributes }) => attributes.type?.toLowerCase() === type && attributes.src === undefined);
}

/** Returns the names that a page's own modules import. */
export function importedNames(html: string): string[] {
  return inlineScripts(html, "module").flatMap(({ text }) =>
    [...text.matchAll(/\b(?:from|import)\s*\(?\s*["']([^"']+)["']/g)].map(([, name = ""]) => name),
  );
}

function attributesOf(text: string): Attributes {
  const found: Attributes = Object.create(null);
  for (const [, name = "", a, b, c] of text.matchAll(
    /([^\s=/"']+)(?:\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+)))?/g,
  )) {
    found[name.toLowerCase()] ??= (a ?? b ?? c ?? "")
      .replaceAll("&amp;", "&")
      .replaceAll("&#39;", "'")
      .replaceAll("&quot;", '"');
  }
  return found;
}
