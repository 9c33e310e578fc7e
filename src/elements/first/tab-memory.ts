import type { SavedVisit, VisitMemory } from "../../flow/visit-memory.js";

/** An item of this tab's session storage, as JSON. */
export interface TabItem<T> {
  /** Returns what is stored, unchecked, or null. */
  read(): T | null;
  write(value: T): void;
  clear(): void;
}

/** Names an item. A sandboxed frame has no storage: nothing is kept there, and nothing throws. */
export function tabItem<T>(name: string): TabItem<T> {
  const key = `gangway:${name}`;
  const attempt = <R>(use: (storage: Storage) => R): R | null => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  return {
    read: () => attempt((storage) => JSON.parse(storage.getItem(key) ?? "null")),
    write: (value) => attempt((storage) => storage.setItem(key, JSON.stringify(value))),
    clear: () => attempt((storage) => storage.removeItem(key)),
  };
}

/**
 * Keeps a visit in this tab's session storage, under a name of its own. In a sandboxed frame, a visit lasts as long as the
 * page.
 */
export function tabMemory(name: string): VisitMemory {
  // The flow checks what it reads.
  return { ...tabItem<SavedVisit>(name), linksTabs: true };
}
