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
    this.report("hidden");
  }

  show(): void {
    this.hidden = false;
    this.report("visible");
  }

  disconnect(): void {
    this.online = false;
    this.report("offline");
  }

  connect(): void {
    this.online = true;
    this.report("online");
  }

  restore(): void {
    this.hidden = false;
    this.report("restored");
  }

  report(change: PageChange): void {
    for (const listener of [...this.#listeners]) listener(change);
  }
}
