/**
 * Faults that a control call orders: a number of calls are answered with a status, late, with garbage, or not at all.
 */
import type { MiddlewareHandler } from "hono";
import * as z from "zod";
import { PROVIDER_IDS } from "../contract/providers.js";
import type { Clock } from "./clock.js";
import { ControlError } from "./control-error.js";
import { fitsPattern } from "./fits-pattern.js";
import type { ServiceId } from "./request-log.js";

const place = {
  provider: z.enum([...PROVIDER_IDS, "twilio"]),
  /** A name from the provider's routes, a path pattern, or `*`. */
  route: z.string().min(1).max(200).default("*"),
  times: z.int().min(1).max(1_000_000).default(1),
};

/** A body that a form has turned into a number is text again. */
const bodyText = z.union([z.string(), z.number().transform(String)], {
  error: "must be the text to answer with",
});

/** `POST /_sandbox/faults`. */
export const faultSchema = z.discriminatedUnion(
  "kind",
  [
    z.strictObject({
      kind: z.literal("status"),
      ...place,
      value: z.int().min(200).max(599),
      /** Headers of the answer, such as `Retry-After`. */
      headers: z.record(z.string(), z.string()).default({}),
    }),
    z.strictObject({ kind: z.literal("delay"), ...place, value: z.int().min(0).max(600_000) }),
    z.strictObject({ kind: z.literal("drop"), ...place, value: z.unknown().optional() }),
    z.strictObject({ kind: z.literal("garbage"), ...place, value: bodyText.nullish() }),
  ],
  { error: "must be one of status, delay, drop, garbage" },
);
export type Fault = z.infer<typeof faultSchema>;

/** Header of an answer that must not reach the caller: `Sandbox.fetch` rejects instead. */
const DROPPED = "x-sandbox-dropped";
const TRUNCATED_ANSWER = '{"trackingReference":"7ea40290-44b7-424e-ba';

/** The part of a provider, or of the gateway of text messages, that faults need. */
export interface FaultyService {
  readonly id: ServiceId;
  readonly routes: Readonly<Record<string, string>>;
  errorBody(status: number): unknown;
}

export interface Faults {
  /** Faults that are not used up, in the order of their use. */
  readonly faults: readonly Fault[];
  /** @throws ControlError where the provider has no such route. */
  add(fault: Fault, provider: FaultyService): void;
  /** Tells if an answer must not reach the caller. */
  isDropped(answer: Response): boolean;
  /** Creates the middleware that applies a provider's faults. A preflight neither meets one nor uses one up. */
  middleware(provider: FaultyService): MiddlewareHandler;
  reset(): void;
}

export function createFaults(clock: Clock): Faults {
  let faults: Fault[] = [];

  const take = (provider: FaultyService, path: string): Fault | undefined => {
    const fault = faults.find((one) => one.provider === provider.id && matches(one.route, provider, path));
    if (fault && --fault.times === 0) faults = faults.filter((one) => one !== fault);
    return fault;
  };

  return {
    get faults() {
      return faults;
    },

    add(fault, provider) {
      const names = Object.keys(provider.routes);
      if (fault.route !== "*" && !fault.route.startsWith("/") && !names.includes(fault.route)) {
        const message = `must be *, a path pattern such as ${Object.values(provider.routes)[0]}, or one of ${names.join(", ")}`;
        throw new ControlError(400, `route ${message}.`, [{ field: "route", message }]);
      }
      faults.push({ ...fault });
    },

    isDropped: (answer) => answer.headers.has(DROPPED),

    middleware: (provider) => async (context, next) => {
      const isPreflight = context.req.method === "OPTIONS";
      const fault = isPreflight ? undefined : take(provider, new URL(context.req.url).pathname);
      switch (fault?.kind) {
        case undefined:
          return next();
        case "delay":
          await clock.wait(fault.value);
          return next();
        case "drop":
          return new Response(null, { status: 502, headers: { [DROPPED]: "1" } });
        case "garbage":
          return new Response(fault.value ?? TRUNCATED_ANSWER, {
            headers: { "content-type": "application/json" },
          });
        case "status": {
          const bodiless = fault.value === 204 || fault.value === 205 || fault.value === 304;
          return new Response(bodiless ? null : JSON.stringify(provider.errorBody(fault.value)), {
            status: fault.value,
            headers: { ...(bodiless ? {} : { "content-type": "application/json" }), ...fault.headers },
          });
        }
      }
    },

    reset() {
      faults = [];
    },
  };
}

/** Tells if a path is that of a route. A pattern stands with or without the provider's own prefix. */
function matches(route: string, provider: FaultyService, path: string): boolean {
  if (route === "*") return true;
  const pattern = provider.routes[route] ?? route;
  const own = path.slice(path.indexOf(`/${provider.id}`) + provider.id.length + 1);
  return [own, path].some(
    (candidate) => fitsPattern(pattern, candidate) || fitsPattern(pattern, candidate.replace(/\/$/, "")),
  );
}
