/** Writes the line by which mails and the hosted page lead to the organisation's help. */
import { wordsFor } from "./words/words-for.js";

export interface HelpLine {
  /** The words before the link. */
  lead: string;
  href: string;
  /** The link's text: the address or the number itself, or the page's address. */
  label: string;
}

/**
 * Returns null where the organisation has no help link.
 * @param language BCP 47
 */
export function helpLine(
  { name, helpUrl }: { name: string; helpUrl?: string | null | undefined },
  language: string,
): HelpLine | null {
  if (!helpUrl) return null;
  // A customer reads a mailbox or a number, not the scheme and the parameters of its URL.
  const label = /^https:/i.test(helpUrl) ? helpUrl : helpUrl.replace(/^\w+:|[?;].*$/g, "");
  return { lead: wordsFor(language).help(name), href: helpUrl, label };
}
