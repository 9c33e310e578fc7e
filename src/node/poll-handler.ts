/**
 * Answers polls of a visit's status straight from `node:http`: the adapter and `fetch` would make a `Request`, a `Response`
 * and promises for each, which takes longer than the answer.
 */
import type { IncomingMessage, ServerResponse } from "node:http";
import type { Gangway } from "../proxy/gangway.js";
import type { PollAnswer, PollRequest } from "../proxy/visits/answer-poll.js";

/** A host that the adapter takes as it is: it refuses some others, or normalises them. */
const PLAIN_HOST = /^[a-z0-9._-]+(?::(?:[1-5]\d{3,4}|[6-9]\d{3}))?$/;

/** Reads a request that may be a poll. Null: only `fetch` can answer it. */
export function readPollRequest(
  { method = "", url = "", headers, httpVersionMajor }: IncomingMessage,
  prefix: string | undefined,
): PollRequest | null {
  const { host = "", origin, "content-length": length, "transfer-encoding": encoding } = headers;
  const hasBody = length !== undefined || encoding !== undefined;
  if (method !== "GET" || hasBody || httpVersionMajor !== 1 || !PLAIN_HOST.test(host)) return null;
  return { method, target: url, prefix, origin };
}

/** Answers a poll, at once where it can. False: it is none, or `fetch` has to answer it. */
export type PollHandler = (request: IncomingMessage, response: ServerResponse) => boolean | Promise<boolean>;

export function createPollHandler(
  gangway: Partial<Pick<Gangway, "answerPoll">>,
  prefix: string | undefined,
): PollHandler {
  return (request, response) => {
    const poll = readPollRequest(request, prefix);
    try {
      const answer = (poll && gangway.answerPoll?.(poll)) ?? null;
      if (!(answer instanceof Promise)) return write(response, answer);
      return answer.then(
        (later) => write(response, later),
        () => false,
      );
    } catch {
      // `fetch` fails too, and reports it.
      return false;
    }
  };
}

function write(response: ServerResponse, answer: PollAnswer | null): boolean {
  if (!answer) return false;
  const { headers, body } = answer;
  // The host may have answered while the database was read.
  if (response.headersSent) return true;
  // Without a length, `node:http` would send chunks.
  response.writeHead(200, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
  return true;
}
