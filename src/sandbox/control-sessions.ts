import type { CustomerAct, SandboxProvider, SandboxSession } from "./sandbox-provider.js";
import type { SessionStore } from "./session-store.js";

export interface SessionControls<Session> {
  describe(session: Session): SandboxSession;
  customer: Readonly<Record<CustomerAct, (session: Session) => void>>;
  decide(session: Session, body: unknown): void;
}

/** Builds the part of a provider that the control calls use, from functions on the provider's own sessions. */
export function controlSessions<Session>(
  store: SessionStore<Session>,
  { describe, customer, decide }: SessionControls<Session>,
): Pick<SandboxProvider, "sessions" | "session" | "customer" | "decide"> {
  const find = (id: string): Session => {
    const session = store.find(id);
    if (session) return session;
    throw new Error(`no session ${id}`);
  };
  return {
    sessions: () => store.all().map(describe),
    session(id) {
      const session = store.find(id);
      return session && describe(session);
    },
    customer: (id, act) => customer[act](find(id)),
    decide: (id, body) => decide(find(id), body),
  };
}
