/** Adds what the proxy itself did to a visit's history. */
import type { Store } from "../../records/store.js";
import type { NewVisitEvent } from "../../records/visits/visit-history.js";

/** Never rejects: no call fails because its place in the history is missing. */
export type NoteEvent = (reference: string, event: NewVisitEvent) => Promise<void>;

export function createNoteEvent({ visitHistory }: Pick<Store, "visitHistory">, now: () => number): NoteEvent {
  return (reference, event) => {
    // The failures of a provider that is down, or a stranger's guesses, would hide the rest.
    const added =
      event.kind === "provider-called" || event.kind === "code-checked"
        ? visitHistory.addUnlessRepeated(reference, event, now())
        : visitHistory.add(reference, event, now());
    return added.catch(() => {});
  };
}
