/**
 * Messages of Verifa's framed capture page. A message on completion is documented ("Web capture flow", November 2026), its
 * shape isn't. We assume the words of the SDK's callbacks (`onReady`, `onComplete`, `onClose`, `onError`), as an object or
 * as its JSON. They may stand under `type`, `event`, `name` or `action`, bare or with a prefix (`verifa:complete`,
 * `verifa.onComplete`). `onReady` has a time-out of eight seconds in the SDK, so the page does announce itself.
 */
import { lookUp } from "../contract/look-up.js";
import type { FrameReader, FrameSignal } from "./frame-reader.js";

const SIGNALS: Record<string, FrameSignal> = {
  ready: "ready",
  loaded: "ready",
  started: "progress",
  step: "progress",
  progress: "progress",
  submitted: "submitted",
  complete: "finished",
  completed: "finished",
  close: "closed",
  closed: "closed",
  cancel: "closed",
  cancelled: "closed",
  error: "failed",
};

export const verifaFrameReader = {
  announces: true,
  read(data) {
    const signal = SIGNALS[wordOf(parse(data))];
    return signal ? { signal } : null;
  },
} satisfies FrameReader;

function parse(data: unknown): unknown {
  if (typeof data !== "string" || !data.startsWith("{")) return data;
  try {
    return JSON.parse(data);
  } catch {
    return null;
  }
}

/** Reads the word of a message: `{ type: "verifa:onComplete" }` → `complete`. Returns "" for other messages. */
function wordOf(message: unknown): string {
  if (typeof message === "string") return /^verifa[:./_-]/i.test(message) ? bare(message) : "";
  if (typeof message !== "object" || message === null) return "";
  const members = message as Record<string, unknown>;
  const word = [members.type, members.event, members.name, members.action].find(
    (one) => typeof one === "string" && bare(one) !== "",
  );
  return typeof word === "string" ? bare(word) : "";
}

function bare(word: string): string {
  const name = word
    .replace(/^verifa[:./_-]/i, "")
    .replace(/^on(?=[A-Z])/, "")
    .toLowerCase();
  return lookUp(SIGNALS, name) ? name : "";
}
