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
      attempt((storage) => {
        const { trackingReference, visitToken, left } = JSON.parse(
          storage.getItem(key) ?? "null",
        ) as SavedVisit;
        return typeof trackingReference === "string" && typeof visitToken === "string"
          ? { trackingReference, visitToken, ...(left && { left }) }
          : null;
      }),
    write: (visit) => attempt((storage) => storage.setItem(key, JSON.stringify(visit))),
    clear: () => attempt((storage) => storage.removeItem(key)),
  };
}
