import { html, nothing, type TemplateResult } from "lit";
import type { OrganisationCard } from "../../contract/answers.js";
import type { FirstTerms, StepsTerms } from "../../locales/terms.js";

/** Renders the line below the way to the provider, beside a lock: who gets what is sent, and how it is used. */
export function renderTrust(
  provider: string,
  { name, privacyUrl }: OrganisationCard,
  terms: FirstTerms & StepsTerms,
): TemplateResult {
  return html`<p part="hint" class="trust">
    <svg class="illustration" viewBox="0 0 16 16" aria-hidden="true">
      <path d="M4 7h8a1 1 0 0 1 1 1v5a1 1 0 0 1-1 1H4a1 1 0 0 1-1-1V8a1 1 0 0 1 1-1zM5 7V5a3 3 0 0 1 6 0v2"></path>
    </svg>
    <span>${terms.sentTo(provider, name)}${
      privacyUrl
        ? html` · <a part="link" href=${privacyUrl} target="_blank" rel="noopener">${terms.privacyShort} ${terms.opensTab}</a>`
        : nothing
    }</span>
  </p>`;
}
