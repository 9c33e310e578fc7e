import { html, nothing, type TemplateResult } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import { firstTerms } from "../../locales/en/first-terms.js";
import { helpTerms } from "../../locales/en/help-terms.js";
import type { FirstTerms, HelpTerms } from "../../locales/terms.js";
import type { Translate } from "../first/page-language.js";

export interface HelpProps {
  translate: Translate;
  organisation: OrganisationCard;
  /** True while the customer waits for a code. */
  code: boolean;
}

/** Renders what most customers ask, and the way to somebody who helps. */
export function renderHelp({ translate, organisation, code }: HelpProps): TemplateResult {
  const terms = translate({ ...firstTerms, ...helpTerms });
  const advice = code
    ? [terms.helpCode, terms.helpCaution(organisation.name)]
    : [terms.helpReady, terms.helpDevice, terms.helpLost];
  return html`<ul>${advice.map((text) => html`<li>${text}</li>`)}</ul>
    <p>${renderContact(organisation, terms)}</p>`;
}

function renderContact(
  { name, helpUrl }: OrganisationCard,
  terms: FirstTerms & HelpTerms,
): TemplateResult | string {
  if (!helpUrl) return terms.helpAsk(name);
  const isPage = /^https:/i.test(helpUrl);
  // A customer reads a mailbox or a number, not the scheme and the parameters of its URL.
  const label = isPage ? `${terms.helpPage(name)} ${terms.opensTab}` : helpUrl.replace(/^\w+:|[?;].*$/g, "");
  const dir = isPage ? nothing : "ltr";
  const link = html`<a part="link" href=${helpUrl} dir=${dir} target=${isPage ? "_blank" : "_self"} rel="noopener">${label}</a>`;
  return html`${terms.helpContact(name)} ${link}`;
}
