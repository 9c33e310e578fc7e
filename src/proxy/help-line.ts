/** Writes the line by which mails and the hosted page lead to the organisation's help. */
import { type Wordings, wordingFor } from "./mails/wording-for.js";

export interface HelpLine {
  /** The words before the link. */
  lead: string;
  href: string;
  /** The link's text: the address or the number itself, or the page's address. */
  label: string;
}

const WORDINGS: Wordings<(organisation: string) => string> = {
  en: (organisation) => `Need help? Contact ${organisation}:`,
  de: (organisation) => `Brauchen Sie Hilfe? Kontakt zu ${organisation}:`,
};

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
  return { lead: wordingFor(WORDINGS, language)(name), href: helpUrl, label };
}
