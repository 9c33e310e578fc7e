import type { SavedVisit, VisitMemory } from "../../flow/visit-memory.js";

/**
 * Keeps a visit in this tab's session storage, under a name of its own. A sandboxed frame has no storage: a visit there
 * lasts as long as the page.
 */
export function tabMemory(name: string): VisitMemory {
  const key = `gangway:${name}`;
  const attempt = <T>(use: (storage: Storage) => T): T | null => {
    try {
      return use(sessionStorage);
    } catch {
      return null;
    }
  };
  return {
    read: () =>
      // The flow checks it.
      attempt((storage) => JSON.parse(storage.getItem(key) ?? "null") as SavedVisit | null),
    write: (visit) => attempt((storage) => storage.setItem(key, JSON.stringify(visit))),
    clear: () => attempt((storage) => storage.removeItem(key)),
  };
}
