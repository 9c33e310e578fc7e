/**
 * A route is declared once, and the declaration is what runs. Its security, then its parameters, query and body are
 * checked before `handle` is called. `/openapi.json` describes the same members. `@hono/zod-openapi` 1.6 documents
 * `security` without running it, and adds 2 MB of a second schema translation to zod's own: hence this file.
 */
import type * as z from "zod";
import type { ApiKeyScope } from "../../contract/api-key-scopes.js";
import type { ErrorCode, ValidationResult } from "../../contract/errors.js";
import { answerHeaders } from "../middleware/answer-headers.js";
import type { ProxyContext } from "../proxy-env.js";
import { readJsonBody } from "../requests/json-body.js";
import { validate } from "../requests/validate.js";
import type { Authorisers } from "./authorise.js";
import type { Callers, KeyedSecurity, SecurityName } from "./security.js";

/** The part of `/openapi.json` that a route is listed under: whose calls these are. */
export type RouteTag = "page" | "partner" | "provider" | "operation";

export interface RouteAnswer {
  description: string;
  /** The schema of the body. */
  schema: z.ZodType;
  /** Default: `application/json`. */
  mediaType?: string;
  example?: unknown;
}

/** An answer that is made while it is read, in one of several formats. */
export interface StreamedAnswer {
  description: string;
  streams: readonly {
    mediaType: string;
    schema: z.ZodType;
    example: string;
  }[];
}

export interface StreamedBody {
  /** One that the answer declares. */
  mediaType: string;
  /** Names in lower case. */
  headers: Record<string, string>;
  body: ReadableStream<Uint8Array>;
}

type DeclaredAnswer = RouteAnswer | StreamedAnswer;

/** The body of an answer with a schema. A streamed one has none here. */
type BodyOf<A extends DeclaredAnswer> = A extends RouteAnswer ? z.output<A["schema"]> : never;

export interface RouteBody<S extends z.ZodType = z.ZodType> {
  schema: S;
  example: unknown;
  /** An absent body stands for `{}`. */
  optional?: boolean;
  /** Finds the faults that depend on the caller. They are reported together with those of the schema. */
  faultsFor?: (context: ProxyContext, value: unknown) => readonly ValidationResult[];
}

/** A body in its sender's own format, which the route's security or its handler reads. */
export interface RawBody {
  example: unknown;
  maxBytes: number;
  /** The media types that it may have, where the format is ours. */
  contents?: readonly { mediaType: string; schema: z.ZodType; example: unknown }[];
}

/** The members that both a declaration and the route made from it have. */
interface RouteDescription {
  method: "GET" | "POST" | "PATCH" | "DELETE";
  /** As Hono has it: `:name` is a parameter. */
  path: string;
  /** A verb and its object, in camel case. */
  id: string;
  tag: RouteTag;
  summary: string;
  description?: string;
  security: SecurityName;
  /** The scope that an API key needs. Every route that a key lets in declares one. */
  scope?: ApiKeyScope | undefined;
  /** Request headers, each with its use. */
  headers?: Readonly<Record<string, string>>;
  params?: z.ZodType;
  query?: z.ZodType;
  body?: RouteBody;
  rawBody?: RawBody;
  /** Answers of a successful call, by HTTP status. */
  answers: Readonly<Record<number, DeclaredAnswer>>;
  /** Codes that the handler throws. Those of the security and of the checks are added to them. */
  errors: readonly ErrorCode[];
  /** The state in which a well-formed call is refused with 422 and `invalid_request`. */
  unprocessable?: string;
}

/** A request whose security and members have been checked. */
export interface CheckedRequest<
  S extends SecurityName,
  A extends RouteDescription["answers"],
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> {
  caller: Callers[S];
  params: z.output<P>;
  query: z.output<Q>;
  body: z.output<B>;
  context: ProxyContext;
  /** Answers with a declared status and a body of its schema. @param headers names in lower case. */
  answer<Status extends keyof A & number>(
    status: Status,
    body: BodyOf<A[Status]>,
    headers?: Record<string, string>,
  ): Answer;
  /** Answers with a stream, in one of the declared formats. */
  stream<Status extends keyof A & number>(
    status: A[Status] extends StreamedAnswer ? Status : never,
    body: StreamedBody,
  ): Answer;
}

/** Only `answer` creates one, so that a handler can't answer anything that its route doesn't declare. */
class Answer {
  readonly #status: number;
  readonly #body: string | ReadableStream<Uint8Array>;
  readonly #headers: Record<string, string>;

  /** @param headers its own, names in lower case. */
  constructor(status: number, body: string | ReadableStream<Uint8Array>, headers: Record<string, string>) {
    this.#status = status;
    this.#body = body;
    this.#headers = headers;
  }

  toResponse(context: ProxyContext): Response {
    const { Response: HostResponse = Response } = context.env;
    context.set("hasHeaders", true);
    return new HostResponse(this.#body, {
      status: this.#status,
      headers: { ...answerHeaders(context, this.#status), ...this.#headers },
    });
  }
}

export interface RouteDeclaration<
  S extends SecurityName,
  A extends RouteDescription["answers"],
  P extends z.ZodType,
  Q extends z.ZodType,
  B extends z.ZodType,
> extends RouteDescription {
  security: S;
  answers: A;
  params?: P;
  query?: Q;
  body?: RouteBody<B>;
  /** @throws GangwayError with one of `errors`. */
  handle(request: CheckedRequest<S, A, P, Q, B>): Answer | Promise<Answer>;
}

/** A route that an API key lets in doesn't compile without the scope that the key needs, and no other route has one. */
type RequiredScope<S extends SecurityName> = S extends KeyedSecurity
  ? { scope: ApiKeyScope }
  : { scope?: never };

export interface Route extends Readonly<RouteDescription> {
  /** Checks a request and answers it. @throws GangwayError */
  run(context: ProxyContext, authorisers: Authorisers): Promise<Response>;
}

export function defineRoute<
  S extends SecurityName,
  const A extends RouteDescription["answers"],
  P extends z.ZodType = z.ZodUndefined,
  Q extends z.ZodType = z.ZodUndefined,
  B extends z.ZodType = z.ZodUndefined,
>(declaration: RouteDeclaration<S, A, P, Q, B> & RequiredScope<S>): Route {
  const { handle, ...description }: RouteDeclaration<S, A, P, Q, B> = declaration;
  const { security, scope, params, query, body, answers } = description;

  return {
    ...description,
    async run(context, authorisers) {
      const readBody = once(async () => (body ? readBodyOf(context, body) : (undefined as z.output<B>)));
      const caller = await authorisers[security](context, readBody, scope);
      const answer = await handle({
        context,
        caller,
        params: check(params, params && context.req.param()),
        query: check(query, query && context.req.query()),
        body: await readBody(),
        answer: (status, body, headers) => textAnswer(status, body, mediaTypeOf(answers[status]), headers),
        stream: (status, { mediaType, headers, body }) =>
          new Answer(status, body, { "content-type": mediaType, ...headers }),
      });
      return answer.toResponse(context);
    },
  };
}

/** A route whose handler makes the whole answer, and is left out of `/openapi.json`. */
interface UndescribedRouteDeclaration<S extends Exclude<SecurityName, KeyedSecurity>>
  extends Pick<RouteDescription, "method" | "path" | "id" | "tag" | "summary"> {
  security: S;
  /** @throws GangwayError */
  handle(request: { caller: Callers[S]; context: ProxyContext }): Promise<Response>;
}

/** Declares a route of a provider's own. Its security runs as that of all others does. */
export function defineUndescribedRoute<S extends Exclude<SecurityName, KeyedSecurity>>(
  declaration: UndescribedRouteDeclaration<S>,
): Route {
  const { handle, ...description } = declaration;
  return {
    ...description,
    answers: {},
    errors: [],
    async run(context, authorisers) {
      const caller = await authorisers[description.security](context, async () => undefined, undefined);
      return handle({ context, caller });
    },
  };
}

/** A schema that a declaration leaves out is `ZodUndefined` in its types: nothing is there to be checked. */
function check<S extends z.ZodType>(schema: S | undefined, value: unknown): z.output<S> {
  return schema ? validate(schema, value) : (undefined as z.output<S>);
}

async function readBodyOf<B extends z.ZodType>(context: ProxyContext, body: RouteBody<B>) {
  const value = await readJsonBody(context, body.optional);
  return validate(body.schema, value, body.faultsFor?.(context, value));
}

function once<T>(read: () => Promise<T>): () => Promise<T> {
  let result: Promise<T> | undefined;
  return () => {
    result ??= read();
    return result;
  };
}

function mediaTypeOf(answer: DeclaredAnswer | undefined): string | undefined {
  return answer && "schema" in answer ? answer.mediaType : undefined;
}

function textAnswer(
  status: number,
  body: unknown,
  mediaType = "application/json",
  headers: Record<string, string> = {},
): Answer {
  const text = mediaType === "application/json" ? JSON.stringify(body) : String(body);
  return new Answer(status, text, { "content-type": mediaType, ...headers });
}
