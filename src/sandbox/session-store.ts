/** The sessions of a simulated provider, in memory. */
export interface SessionStore<Session> {
  /** Newest first. */
  all(): Session[];
  find(id: string): Session | undefined;
  add(session: Session): void;
  remove(session: Session): void;
}

export interface SessionStoreOptions {
  /** Finds a UUID also in upper case (RFC 9562, section 4). */
  ignoreCase?: boolean;
}

export function createSessionStore<Session extends { readonly id: string }>({
  ignoreCase = false,
}: SessionStoreOptions = {}): SessionStore<Session> {
  const sessions = new Map<string, Session>();
  return {
    all: () => [...sessions.values()].reverse(),
    find: (id) => sessions.get(ignoreCase ? id.toLowerCase() : id),
    add(session) {
      sessions.set(session.id, session);
    },
    remove(session) {
      sessions.delete(session.id);
    },
  };
}
