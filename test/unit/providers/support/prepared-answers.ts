import type { Outbound, OutboundAnswer, OutboundRequest } from "../../../../src/providers/provider.js";

export interface Answer {
  status?: number;
  headers?: Record<string, string>;
  /** Sent as JSON. */
  body?: unknown;
  /** Sent as it stands, instead of `body`. */
  text?: string;
  /** Instead of an answer. */
  error?: Error;
}

/** Gives an answer the form that providers get. */
export function outboundAnswer({ status = 200, headers, body, text, error }: Answer): OutboundAnswer {
  if (error) throw error;
  return { status, headers: new Headers(headers), text: text ?? JSON.stringify(body) ?? "" };
}

/**
 * An `Outbound` with answers by call, such as `GET /sessions/1`. A call that none is prepared for fails the test.
 * @param pathOf The part of the URL that names a call.
 */
export function preparedAnswers(
  answers: Readonly<Record<string, Answer>>,
  pathOf = (url: string) => new URL(url).pathname,
) {
  const requests: OutboundRequest[] = [];
  const outbound: Outbound = async (request) => {
    requests.push(request);
    const call = `${request.method} ${pathOf(request.url)}`;
    const answer = answers[call];
    if (!answer) throw new Error(`no answer prepared for ${call}`);
    return outboundAnswer(answer);
  };
  return { requests, outbound };
}
