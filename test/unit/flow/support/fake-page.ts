import type { PageChange, PageEnvironment } from "../../../../src/flow/page-environment.js";

/** A page that the test hides, shows, cuts off and brings back. */
export class FakePage implements PageEnvironment {
  hidden = false;
  online = true;
  readonly #listeners = new Set<(change: PageChange) => void>();

  subscribe(listener: (change: PageChange) => void): () => void {
    this.#listeners.add(listener);
    return () => this.#listeners.delete(listener);
  }

  get listeners(): number {
    return this.#listeners.size;
  }

  hide(): void {
    this.hidden = true;
    this.tell("hidden");
  }

  show(): void {
    this.hidden = false;
    this.tell("visible");
  }

  disconnect(): void {
    this.online = false;
    this.tell("offline");
  }

  connect(): void {
    this.online = true;
    this.tell("online");
  }

  restore(): void {
    this.hidden = false;
    this.tell("restored");
  }

  tell(change: PageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
