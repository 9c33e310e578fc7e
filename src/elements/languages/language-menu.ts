import { html, type LitElement, type TemplateResult } from "lit";
import { menuTerms } from "../../locales/en/menu-terms.js";
import type { MenuTerms } from "../../locales/terms.js";
import { menuStyles } from "../../styles/menu-styles.js";
import { adoptStyles } from "../first/adopt-styles.js";
import { tabItem } from "../first/tab-memory.js";
import { offeredLanguages } from "./offered-languages.js";

export interface MenuHost extends LitElement {
  languages?: string | null | undefined;
}

/**
 * The customer's choice of a language. It counts as long as the page asks for the same language as when the choice was made,
 * also after a reload in the same tab.
 */
export class LanguageMenu {
  readonly #host: MenuHost;
  /** The choices by the language that the page asks for. */
  readonly #item = tabItem<Record<string, unknown>>("languages");
  readonly #choices = new Map<string, string>();
  /** The attribute that was read last. */
  #attribute: string | null | undefined;
  #offered: readonly string[] = [];
  /** The language that the page asks for. */
  #wanted = "";

  constructor(host: MenuHost) {
    this.#host = host;
    for (const [wanted, chosen] of Object.entries(this.#item.read() ?? {})) {
      if (typeof chosen === "string") this.#choices.set(wanted, chosen);
    }
  }

  /** Returns the language that the customer has chosen, or else the one that the page asks for. */
  languageFor(wanted: string): string {
    const { languages } = this.#host;
    if (languages !== this.#attribute) this.#read(languages ?? "");
    this.#attribute = languages;
    this.#wanted = wanted;
    return this.chosen ?? wanted;
  }

  /** The language that the customer has chosen, as BCP 47. */
  get chosen(): string | undefined {
    const chosen = this.#choices.get(this.#wanted);
    return chosen !== undefined && this.#offered.includes(chosen) ? chosen : undefined;
  }

  /** @param lang the language of the words that are shown. */
  render(lang: string, translate: (english: MenuTerms) => MenuTerms): TemplateResult | undefined {
    if (!this.#offered.length) return undefined;
    adoptStyles(this.#host.renderRoot as ShadowRoot, menuStyles);
    const current = currentOf(this.#offered, lang);
    const tags = this.#offered.includes(current) ? this.#offered : [current, ...this.#offered];
    return html`<label part="languages">
      ${translate(menuTerms).languageLabel}
      <select .value=${current} @change=${this.#choose}>
        ${tags.map(
          (tag) =>
            html`<option value=${tag} lang=${tag} dir="auto" ?selected=${tag === current}>${nameOf(tag)}</option>`,
        )}
      </select>
    </label>`;
  }

  #read(attribute: string): void {
    const { offered, unknown } = offeredLanguages(attribute);
    this.#offered = offered;
    if (!unknown.length) return;
    // biome-ignore lint/suspicious/noConsole: for the developers of the page
    console.warn(`gangway-onboarding: There is no dictionary for "${unknown.join('", "')}" in languages.`);
  }

  readonly #choose = ({ target }: Event): void => {
    this.#choices.set(this.#wanted, (target as HTMLSelectElement).value);
    this.#item.write(Object.fromEntries(this.#choices));
    this.#host.requestUpdate();
  };
}

/** Returns the offered language that is, or else serves, the current one. */
function currentOf(offered: readonly string[], lang: string): string {
  const languageOf = (tag: string): string => new Intl.Locale(tag).language;
  return (
    offered.find((tag) => tag === lang) ?? offered.find((tag) => languageOf(tag) === languageOf(lang)) ?? lang
  );
}

/** Returns a language's own name for itself, with a capital as the first of a line. */
function nameOf(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.replace(/^./u, (first) => first.toLocaleUpperCase(tag));
}
