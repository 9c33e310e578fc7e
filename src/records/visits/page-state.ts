/**
 * The sealed members of a visit that its page may know, once more as plain JSON, so that polls of the status cost no
 * decryption. None of them is personal. The copy counts only beside the `updatedAt` that it was made with: one that
 * another version of the proxy left behind is never believed.
 */
import type { Visit } from "./visit.js";

export interface PageState extends Pick<Visit, "progress" | "resubmission"> {
  /** True where the customer is mailed at completion, unless the page learns of it first. */
  mailsCompletion: boolean;
}

type StatedVisit = Pick<Visit, "progress" | "resubmission" | "invite">;
type Stored = PageState & Pick<Visit, "updatedAt">;

export function pageStateOf({ progress, resubmission, invite }: StatedVisit): PageState {
  return { progress, resubmission, mailsCompletion: invite.mailsCompletion === true };
}

export function writePageState(visit: StatedVisit, updatedAt: number): string {
  const stored: Stored = { updatedAt, ...pageStateOf(visit) };
  return JSON.stringify(stored);
}

/** Returns null where the sealed members must be opened instead. */
export function readPageState(text: string | null, updatedAt: number): PageState | null {
  if (text === null) return null;
  const stored = JSON.parse(text) as Stored;
  return stored.updatedAt === updatedAt ? stored : null;
}
