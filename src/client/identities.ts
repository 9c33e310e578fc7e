/** The calls about identities: the people behind visits. Members have the names that Verifa gives them. */
import type * as z from "zod";
import type {
  ArchivedIdentityAnswer,
  CreatedIdentityAnswer,
  DuplicateAnswer,
  IdentityAnswer,
  IdentityDetailAnswer,
  IdentityListAnswer,
  IdentitySessionListAnswer,
  IdentityTagsAnswer,
  RedactedIdentityAnswer,
} from "../contract/identity-answer-schemas.js";
import type { ImportResult } from "../contract/identity-import-schemas.js";
import type {
  createIdentityRequestSchema,
  patchIdentityRequestSchema,
} from "../contract/identity-request-schemas.js";
import type { IdentityStatus } from "../contract/identity-words.js";
import type { CallProxy } from "./call-proxy.js";
import { type IdentitySource, importLines } from "./import-lines.js";
import { itemsOf } from "./pages.js";
import type { ReadLines } from "./read-lines.js";

export interface IdentityFilter {
  status?: IdentityStatus | undefined;
  /** Text to look for in the external references. */
  q?: string | undefined;
  include_archived?: boolean | undefined;
  /** Identities per page, 1 to 100; 25 without it. */
  limit?: number | undefined;
}

export interface IdentityPageRequest extends IdentityFilter {
  /** `pagination.next_cursor` of the page before. */
  after?: string | undefined;
  /** `pagination.prev_cursor` of the page after. */
  before?: string | undefined;
  offset?: number | undefined;
}

export type NewIdentity = z.input<typeof createIdentityRequestSchema>;
export type IdentityChange = z.input<typeof patchIdentityRequestSchema>;

/** `id` is the identity's own id, or its external reference. Unknown ones throw GangwayError `not_found`. */
export interface Identities {
  /** @throws GangwayError `conflict` where the external reference is taken and `upsert` is not true. */
  create(identity: NewIdentity, options?: { idempotencyKey?: string }): Promise<CreatedIdentityAnswer>;
  get(id: string): Promise<IdentityDetailAnswer>;
  /** Every identity, newest first: `for await (const identity of client.identities.list())`. */
  list(filter?: IdentityFilter): AsyncGenerator<IdentityAnswer, void, undefined>;
  /**
   * The same as one stream, for many. An error in the midst of it means that identities are missing.
   * @throws GangwayError `network` where it breaks off.
   */
  export(filter?: Omit<IdentityFilter, "limit">): AsyncGenerator<IdentityAnswer, void, undefined>;
  /** One page of them. */
  page(request?: IdentityPageRequest): Promise<IdentityListAnswer>;
  /**
   * Creates or changes many identities by their external references. Results come in the order of the lines, while later
   * lines are sent: read all of them. One that failed says why, and changed nothing. Repeating it is harmless.
   * @param options `webhooks: false` sends no webhook about these identities.
   */
  import(
    identities: IdentitySource,
    options?: { webhooks?: boolean },
  ): AsyncGenerator<ImportResult, void, undefined>;
  /** Null takes a field away. */
  update(id: string, change: IdentityChange): Promise<IdentityDetailAnswer>;
  /** The identity's visits, newest first. `limit` is 1 to 100; 50 without it. */
  sessions(id: string, page?: { limit?: number; offset?: number }): Promise<IdentitySessionListAnswer>;
  /** Other identities that seem to be the same person. */
  duplicates(id: string): Promise<{ data: DuplicateAnswer[] }>;
  archive(id: string): Promise<ArchivedIdentityAnswer>;
  restore(id: string): Promise<IdentityDetailAnswer>;
  /** Erases the personal data, here and at the providers that can. It can't be undone. */
  redact(id: string): Promise<RedactedIdentityAnswer>;
  addTag(id: string, tag: string): Promise<IdentityTagsAnswer>;
  removeTag(id: string, tag: string): Promise<IdentityTagsAnswer>;
  /** Puts these tags in the place of all others. */
  setTags(id: string, tags: readonly string[]): Promise<IdentityTagsAnswer>;
}

const IDENTITIES = "/api/v1/identities";

export function createIdentities(call: CallProxy, readLines: ReadLines): Identities {
  const pathOf = (id: string, part = "") => `${IDENTITIES}/${encodeURIComponent(id)}${part}`;
  const tagOf = (id: string, tag: string) => pathOf(id, `/tags/${encodeURIComponent(tag)}`);
  const page = ({ after, before, ...query }: IdentityPageRequest = {}) =>
    call<IdentityListAnswer>({
      method: "GET",
      path: IDENTITIES,
      query: { ...query, "page[after]": after, "page[before]": before },
      isRepeatable: true,
    });
  return {
    create: (identity, { idempotencyKey = crypto.randomUUID() } = {}) =>
      call({ method: "POST", path: IDENTITIES, body: identity, idempotencyKey, isRepeatable: true }),
    get: (id) => call({ method: "GET", path: pathOf(id), isRepeatable: true }),
    list: (filter = {}) => itemsOf((after) => page({ ...filter, after })),
    export: (filter) => readLines({ path: `${IDENTITIES}/export`, query: { ...filter } }),
    import: (identities, { webhooks } = {}) =>
      importLines(call, `${IDENTITIES}/import`, { webhooks }, identities),
    page,
    update: (id, change) => call({ method: "PATCH", path: pathOf(id), body: change, isRepeatable: true }),
    sessions: (id, query = {}) =>
      call({ method: "GET", path: pathOf(id, "/sessions"), query, isRepeatable: true }),
    duplicates: (id) => call({ method: "GET", path: pathOf(id, "/duplicates"), isRepeatable: true }),
    archive: (id) => call({ method: "POST", path: pathOf(id, "/archive"), isRepeatable: true }),
    restore: (id) => call({ method: "POST", path: pathOf(id, "/restore"), isRepeatable: true }),
    redact: (id) => call({ method: "DELETE", path: pathOf(id, "/data"), isRepeatable: true }),
    addTag: (id, tag) => call({ method: "POST", path: tagOf(id, tag), isRepeatable: true }),
    removeTag: (id, tag) => call({ method: "DELETE", path: tagOf(id, tag), isRepeatable: true }),
    setTags: (id, tags) =>
      call({ method: "POST", path: pathOf(id, "/tags"), body: { tags }, isRepeatable: true }),
  };
}
