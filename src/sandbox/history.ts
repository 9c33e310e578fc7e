/**
 * The history of the sessions, for their own pages: each call with its bodies, and what was done by a control call. The
 * people and secrets in it are as invented as the rest of the sandbox.
 */
import type { MiddlewareHandler } from "hono";
import type { ProviderId } from "../contract/providers.js";
import type { SandboxSession } from "./sandbox-provider.js";

export interface HistoryEntry {
  /** ISO 8601, by the sandbox's clock. */
  at: string;
  provider: ProviderId;
  /** In words for people, e.g. `POST /veriff/v1/sessions` or `The customer opens the pages`. */
  what: string;
  /** The path of a call; null for a control call. */
  path: string | null;
  /** The status of the answer; null for a control call. */
  status: number | null;
  /** The bodies of a call in JSON or form encoding, cut off at 8,192 characters; empty where there are none. */
  request: string;
  answer: string;
}

/** Number of entries kept; older ones are dropped. */
const MAX_ENTRIES = 2000;
const MAX_CHARACTERS = 8192;
/** Longer bodies are photos. */
const MAX_BYTES = 65_536;

export interface History {
  /** Creates the middleware that notes each call to a provider. */
  middleware(provider: ProviderId, isDropped: (answer: Response) => boolean): MiddlewareHandler;
  /** Notes what a control call has done to a session. */
  note(provider: ProviderId, session: string, what: string): void;
  /** Returns all that names the session or was asked on its pages, oldest first. */
  of(provider: ProviderId, session: SandboxSession): HistoryEntry[];
  reset(): void;
}

export function createHistory(now: () => number): History {
  let entries: HistoryEntry[] = [];
  const add = (entry: HistoryEntry): void => {
    entries.push(entry);
    if (entries.length > MAX_ENTRIES) entries.shift();
  };
  const time = () => new Date(now()).toISOString();

  return {
    middleware: (provider, isDropped) => async (context, next) => {
      const at = time();
      const { method, path } = context.req;
      const request = await textOf(context.req.raw);
      await next();
      const isAnswered = !isDropped(context.res);
      add({
        at,
        provider,
        what: `${method} ${path}`,
        path,
        status: isAnswered ? context.res.status : 0,
        request,
        answer: isAnswered ? await textOf(context.res) : "",
      });
    },

    note(provider, session, what) {
      add({ at: time(), provider, what, path: null, status: null, request: session, answer: "" });
    },

    of(provider, { session, url }) {
      const pages = new URL(url).pathname;
      const names = ({ path, request, answer }: HistoryEntry) =>
        [path ?? "", request, answer].some((text) => text.includes(session)) ||
        (path !== null && (path === pages || path.startsWith(`${pages}/`)));
      return entries.filter((entry) => entry.provider === provider && names(entry));
    },

    reset() {
      entries = [];
    },
  };
}

/** Reads a copy of a body, unless it is a page or a file. */
async function textOf(message: Request | Response): Promise<string> {
  const { headers } = message;
  if (!message.body || !/json|form-urlencoded/.test(headers.get("content-type") ?? "")) return "";
  if (Number(headers.get("content-length") ?? 0) > MAX_BYTES) return "";
  return (await message.clone().text()).slice(0, MAX_CHARACTERS);
}
