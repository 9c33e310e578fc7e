import type { LitElement, ReactiveController } from "lit";
import { loadTerms } from "../../locales/load-terms.js";
import type { Terms } from "../../locales/terms.js";
import { nearestLocale } from "./nearest-locale.js";

/** Keeps to an element's language, its own or the page's, and has the words for it. */
export class PageLanguage implements ReactiveController {
  /** BCP 47. */
  tag = "";
  /** The words of another language than English. */
  dictionary: Terms | null = null;

  readonly #host: LitElement & { locale?: string | null | undefined };
  /** Notices a page that changes its language. */
  #changes: MutationObserver | undefined;

  constructor(host: LitElement & { locale?: string | null | undefined }) {
    this.#host = host;
    host.addController(this);
  }

  hostConnected(): void {
    this.#changes = new MutationObserver(() => this.#host.requestUpdate());
    this.#changes.observe(document, { subtree: true, attributeFilter: ["lang"] });
  }

  hostDisconnected(): void {
    this.#changes?.disconnect();
  }

  hostUpdate(): void {
    const tag = nearestLocale(this.#host, this.#host.locale);
    if (tag === this.tag) return;
    this.tag = tag;
    void this.#load(tag);
  }

  async #load(tag: string): Promise<void> {
    // A dictionary that can't be loaded leaves the words in English.
    const dictionary = await loadTerms(tag).catch(() => null);
    if (tag !== this.tag) return;
    this.dictionary = dictionary;
    this.#host.requestUpdate();
  }
}
