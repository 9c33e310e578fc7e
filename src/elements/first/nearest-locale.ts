/**
 * Finds an element's language: the given one, its own `lang`, its nearest ancestor's, across shadow roots; else the
 * browser's.
 */
export function nearestLocale(element: Element, given?: string | null): string {
  let node: Node | null = element;
  let lang = given;
  while (node) {
    lang ||= (node as Element).getAttribute?.("lang");
    if (lang && isLocale(lang)) return lang;
    lang = null;
    node = node.parentNode ?? (node as ShadowRoot).host ?? null;
  }
  // WebKitGTK in a container says "C".
  return isLocale(navigator.language) ? navigator.language : "en";
}

/** Tests a text for being a BCP 47 tag. */
function isLocale(text: string): boolean {
  try {
    return !!Intl.getCanonicalLocales(text);
  } catch {
    return false;
  }
}
