import type { LitElement, ReactiveController } from "lit";
import type { Dictionary } from "../../locales/dictionary.js";
import { firstTerms } from "../../locales/en/first-terms.js";
import { loadTerms } from "../../locales/load-terms.js";
import { type FirstTerms, overrideTerms, type Terms, type TermsOverride } from "../../locales/terms.js";
import type { LanguageMenu } from "../languages/language-menu.js";
import { nearestLocale } from "./nearest-locale.js";
import { record } from "./stream-event.js";

/** The longest wait for a dictionary, with nothing to read. */
const MAX_WAIT_MS = 3000;

/** Returns the given terms, and all others that are loaded, in the page's language and the host's own wording. */
export type Translate = <T extends Partial<Terms>>(english: T) => FirstTerms & Partial<Terms> & T;

/** Resolves to a chunk that few customers need once its terms are loaded, too, or all words are English without them. */
export type WithTerms = <T>(chunk: Promise<T>) => Promise<T>;

export interface LanguageHost extends LitElement {
  locale?: string | null | undefined;
  languages?: string | null | undefined;
  terms?: TermsOverride | null | undefined;
}

/** Follows an element's language, its own or the page's, and provides the texts in it. */
export class PageLanguage implements ReactiveController {
  /** The language that the page asks for, as BCP 47. */
  tag = "";
  /** The language of the words that are shown, as BCP 47. It is English where there is no dictionary for the page's. */
  lang = "en";
  /** False until the words of the first language are loaded, or have taken too long: they are English then. */
  ready = false;
  /** The choice of a language. Undefined until it is needed and loaded, null where it can't be loaded. */
  menu: LanguageMenu | null | undefined;

  readonly #host: LanguageHost;
  /** English, as far as it is loaded. */
  #english: FirstTerms & Partial<Terms> = firstTerms;
  /** The words of another language than English. */
  #dictionary: Dictionary | null = null;
  /** Set once there is a chunk whose terms are among the later ones. */
  #needsLaterTerms = false;
  /** Notices a page that changes its language. */
  #changes: MutationObserver | undefined;
  #timeout: ReturnType<typeof setTimeout> | undefined;
  readonly #onReady: () => void;

  /** @param onReady called when `ready` is set, and after each change of the language. It must update the host. */
  constructor(host: LanguageHost, onReady: () => void) {
    this.#host = host;
    this.#onReady = onReady;
    host.addController(this);
  }

  hostConnected(): void {
    this.#changes = new MutationObserver(() => this.#host.requestUpdate());
    this.#changes.observe(document, { subtree: true, attributeFilter: ["lang"] });
    document.addEventListener("gangway-locales", this.#reload);
    if (!this.ready) this.#timeout = setTimeout(this.#setReady, MAX_WAIT_MS);
  }

  hostDisconnected(): void {
    this.#changes?.disconnect();
    document.removeEventListener("gangway-locales", this.#reload);
    clearTimeout(this.#timeout);
  }

  hostUpdate(): void {
    const { languages, locale } = this.#host;
    // The customer may have chosen another language before a reload.
    if (languages && this.menu === undefined) {
      void this.#loadMenu();
      return;
    }
    const wanted = nearestLocale(this.#host, locale);
    const tag = this.menu?.languageFor(wanted) ?? wanted;
    if (tag === this.tag) return;
    if (this.tag) record(this.#host, "language_changed", { from: this.tag, to: tag });
    this.tag = tag;
    void this.#load(tag);
  }

  readonly translate: Translate = (english) =>
    overrideTerms(overrideTerms({ ...this.#english, ...english }, this.#dictionary?.terms), this.#host.terms);

  /** Waits for a chunk that few customers need, and for the terms of such chunks, as far as they can be loaded. */
  readonly withTerms: WithTerms = async (chunk) => {
    if (!this.#needsLaterTerms || this.lang !== this.tag) await this.#load(this.tag, chunk);
    return chunk;
  };

  /** Tries again to load the words, where they are English instead. */
  retry(): void {
    if (this.lang !== this.tag) void this.#load(this.tag);
  }

  /** Adds terms that have been loaded. Resolves once the host shows them. */
  async addEnglish(terms: Partial<Terms>): Promise<void> {
    this.#english = { ...this.#english, ...terms };
    this.#dictionary?.reportMissing?.(terms);
    this.#host.requestUpdate();
    await this.#host.updateComplete;
  }

  async #loadMenu(): Promise<void> {
    const chunk = await import("../languages/languages-chunk.js").catch(() => null);
    this.menu ??= chunk && new chunk.LanguageMenu(this.#host);
    this.#host.requestUpdate();
  }

  /** @param chunk whose terms are among the later ones. Where it can't be loaded, nothing changes. */
  async #load(tag: string, chunk?: Promise<unknown>): Promise<void> {
    // Without the whole dictionary, all words are English: two languages would stand under the same `lang`.
    const dictionary = loadTerms(tag, this.#needsLaterTerms || !!chunk).catch(() => null);
    await chunk;
    this.#needsLaterTerms ||= !!chunk;
    const loaded = await dictionary;
    if (tag !== this.tag) return chunk && this.#load(this.tag);
    this.#dictionary = loaded;
    this.lang = loaded || /^en\b/i.test(tag) ? tag : "en";
    loaded?.reportMissing?.(this.#english);
    if (chunk) return this.#host.requestUpdate();
    clearTimeout(this.#timeout);
    this.#setReady();
  }

  /** Loads the words again once a language has been registered. */
  readonly #reload = (): void => void this.#load(this.tag);

  readonly #setReady = (): void => {
    this.ready = true;
    this.#onReady();
  };
}
