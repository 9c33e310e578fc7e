import { type TabItem, tabItem } from "./tab-memory.js";

/** The longest text that a field of the details step takes. */
const MAX_LENGTH = 500;

/**
 * The customer's own texts, by field of the details step. They outlive errors, restarts and removals, and in the tab's
 * session storage a reload.
 */
export class TypedTexts extends Map<string, string> {
  readonly #item: TabItem<object>;

  /** @param name of the visit's memory */
  constructor(name: string) {
    super();
    this.#item = tabItem(`${name} details`);
    for (const [field, text] of Object.entries(this.#item.read() ?? {})) {
      if (typeof text === "string" && text.length <= MAX_LENGTH) super.set(field, text);
    }
  }

  override set(field: string, text: string): this {
    super.set(field, text);
    this.#item.write(Object.fromEntries(this));
    return this;
  }

  /** Deletes the texts from the session storage. The page keeps them. */
  forget(): void {
    this.#item.clear();
  }
}
