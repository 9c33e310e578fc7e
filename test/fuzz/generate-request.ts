/**
 * Makes requests to every declared route, and signed webhooks with mutated events. About half of the requests are
 * nearly right, so that they pass the first checks.
 */
import * as z from "zod";
import { PROVIDER_IDS, type ProviderId } from "../../src/contract/providers.js";
import type { Route } from "../../src/proxy/routing/route.js";
import { approval, signedWebhook } from "../unit/proxy/support/fake-providers.js";
import { mutatedText, ODD_TEXTS } from "./mutate.js";
import type { Random } from "./random.js";

/** One organisation for each provider, its code the provider's id in capitals. */
export interface Known {
  apiKeys: readonly string[];
  origins: readonly string[];
  /** Learned from answers: they grow while the requests are sent. */
  references: string[];
  /** The names by which the webhooks of each provider know their visits. */
  subjects: Map<ProviderId, string[]>;
  identities: string[];
  deliveries: string[];
  tokens: string[];
}

export interface FuzzRequest {
  method: string;
  path: string;
  headers: Record<string, string>;
  body?: string;
  /** The address of the caller. */
  address: string;
}

const METHODS = ["GET", "POST", "PATCH", "DELETE", "PUT", "HEAD", "OPTIONS", "PROPFIND"];

export function createRequests(routes: readonly Route[], known: Known, random: Random): () => FuzzRequest {
  const queryNames = new Map(routes.map((route) => [route, namesOf(route.query)]));

  const odd = () => random.pick(ODD_TEXTS);
  const oneOf = (items: readonly string[]) =>
    items.length > 0 && random.chance(0.85) ? random.pick(items) : odd();
  const code = () => (random.chance(0.9) ? random.pick(PROVIDER_IDS).toUpperCase() : odd());

  function parameter(name: string, route: Route): string {
    if (name === "ref") return oneOf(known.references);
    if (name === "file") return `${oneOf(known.references).replace(/[\r\n]/g, "") || "x"}.svg`;
    if (name === "code") return code();
    if (name === "identity") return oneOf(known.identities);
    if (name === "provider" || name === "organisation") return odd();
    return route.path.includes("deliveries") ? oneOf(known.deliveries) : oneOf(["vip", "t-1"]);
  }

  function queryOf(route: Route): string {
    const names = [
      ...(queryNames.get(route) ?? []),
      ...(random.chance(0.1) ? ["sig", "unknown", odd()] : []),
    ];
    const chosen = names.filter(() => random.chance(0.3));
    const value = () =>
      random.pick([odd(), "1", "25", "true", ...known.references.slice(-3), ...known.identities.slice(-3)]);
    return chosen.length === 0
      ? ""
      : `?${chosen.map((name) => `${escaped(name)}=${escaped(value())}`).join("&")}`;
  }

  function exampleOf({ body }: Route): unknown {
    const example = body?.example;
    if (typeof example !== "object" || example === null) return example ?? {};
    if (!("email" in example) || !("code" in example)) return example;
    return {
      ...example,
      code: code(),
      email: `person-${random.below(200)}@example.com`,
      externalRef: `customer-${random.below(40)}`,
      referenceData: random.chance(0.5) ? `data-${random.below(1e9)}` : undefined,
    };
  }

  function headersOf(): Record<string, string> {
    const headers: Record<string, string> = {};
    if (random.chance(0.75)) headers["x-api-key"] = random.chance(0.9) ? random.pick(known.apiKeys) : "wrong";
    if (random.chance(0.5)) headers.origin = random.pick([...known.origins, "https://evil.example", "null"]);
    if (random.chance(0.2))
      headers.authorization = `Bearer ${known.tokens.at(-1 - random.below(5)) ?? "none"}`;
    if (random.chance(0.2)) headers["idempotency-key"] = `key-${random.below(30)}`;
    if (random.chance(0.1)) headers["x-organisation"] = headerText(code());
    if (random.chance(0.1)) headers["x-forwarded-for"] = headerText(odd());
    if (random.chance(0.05)) headers.forwarded = headerText(odd());
    if (random.chance(0.05)) headers["accept-language"] = headerText(odd());
    return headers;
  }

  function webhook(): FuzzRequest {
    const provider = random.pick(PROVIDER_IDS);
    const event = approval(provider, oneOf(known.subjects.get(provider) ?? []));
    const { body, headers } = signedWebhook(
      provider,
      random.chance(0.15) ? event : mutatedText(event, random),
    );
    if (random.chance(0.05))
      return {
        method: "POST",
        path: `/v1/webhooks/${provider}/${escaped(code())}`,
        headers: {},
        body,
        address: address(),
      };
    return {
      method: "POST",
      path: `/v1/webhooks/${provider}/${provider.toUpperCase()}`,
      headers,
      body,
      address: address(),
    };
  }

  const address = () => `203.0.113.${random.below(256)}`;

  return () => {
    if (random.chance(0.25)) return webhook();
    const route = random.pick(routes);
    // An invite opens the way to everything else.
    const chosen = random.chance(0.1) ? (routes.find(({ id }) => id === "invite") ?? route) : route;
    const method = random.chance(0.95) ? chosen.method : random.pick(METHODS);
    const path = chosen.path.replace(/:(\w+)(\{[^}]*\})?/g, (_whole, name: string) =>
      escaped(parameter(name, chosen)),
    );
    const request: FuzzRequest = {
      method,
      path: `${path}${queryOf(chosen)}`,
      headers: headersOf(),
      address: address(),
    };
    if (random.chance(0.02)) request.path = `/${escaped(odd())}/${odd().replace(/[^\w./%-]/g, "")}`;
    if (method === "GET" || method === "HEAD") return request;
    const example = exampleOf(chosen);
    if (chosen.body && random.chance(0.95)) {
      request.body = random.chance(0.5) ? JSON.stringify(example) : mutatedText(example, random);
      if (random.chance(0.97)) request.headers["content-type"] = "application/json";
    } else if (random.chance(0.3)) {
      request.body = odd();
    }
    return request;
  };
}

function namesOf(schema: z.ZodType | undefined): string[] {
  if (!schema) return [];
  const { properties = {} } = z.toJSONSchema(schema, { io: "input", unrepresentable: "any" });
  return Object.keys(properties);
}

function escaped(text: string): string {
  return encodeURIComponent(text.replace(/\p{Cs}/gu, "\ufffd"));
}

/** A header takes neither the ends of lines nor what is beyond Latin-1. */
function headerText(text: string): string {
  return text.replace(/[^\x20-\x7e]/g, "?");
}
