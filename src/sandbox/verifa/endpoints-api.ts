/**
 * Verifa's calls for webhook endpoints. From "Create webhook endpoint", "Rotate webhook secret" and "Test webhook
 * endpoint" (docs.withverifa.com), November 2026.
 *
 * Chosen: plain http is allowed, since receivers in tests have no certificate; a test is sent like any other webhook,
 * so its answer says that it is on its way, and `GET /_sandbox/deliveries` what became of it. `PATCH
 * …/sandbox-style` isn't Verifa's: it chooses what webhooks look like, because the documentation has it both ways.
 */
import { Hono } from "hono";
import * as z from "zod";
import type { Clock } from "../clock.js";
import { timestamp } from "./answers.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { ApiFault } from "./api-fault.js";
import { readBody } from "./request-body.js";
import { type Endpoint, EVENTS, type Webhooks } from "./webhooks.js";

const createSchema = z.object({
  url: z.url({ protocol: /^https?$/ }),
  label: z.string().nullish(),
  enabled_events: z.array(z.enum(["*", ...EVENTS])).nullish(),
  key_inflection: z.enum(["snake", "camel", "kebab"]).default("snake"),
});

const styleSchema = z.strictObject({
  signature: z.enum(["timestamped", "plain"]).optional(),
  payload: z.enum(["nested", "flat"]).optional(),
  key_inflection: z.enum(["snake", "camel", "kebab"]).optional(),
  approved_word: z.enum(["approved", "verified"]).optional(),
});

export function endpointsApi(webhooks: Webhooks, clock: Clock): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();

  const find = (context: ApiContext): Endpoint => {
    const endpoint = webhooks.endpoint(context.req.param("id") ?? "", context.get("isSandbox"));
    if (endpoint) return endpoint;
    throw new ApiFault(404, "Webhook endpoint not found.");
  };

  app.post("/webhooks/endpoints", async (context) => {
    const { url, label, enabled_events, key_inflection } = await readBody(context, createSchema);
    const endpoint = webhooks.add({
      url,
      label: label ?? null,
      isSandbox: context.get("isSandbox"),
      enabledEvents: enabled_events ?? ["*"],
      keyInflection: key_inflection,
    });
    return context.json({ ...answer(endpoint), secret: endpoint.secret }, 201);
  });

  app.get("/webhooks/endpoints", (context) =>
    context.json({ data: webhooks.endpoints(context.get("isSandbox")).map(answer) }),
  );

  app.get("/webhooks/endpoints/:id", (context) => context.json(answer(find(context))));

  app.delete("/webhooks/endpoints/:id", (context) => {
    webhooks.remove(find(context));
    return context.body(null, 204);
  });

  app.post("/webhooks/endpoints/:id/rotate-secret", (context) => {
    const endpoint = find(context);
    endpoint.secret = webhooks.newSecret();
    endpoint.updatedAt = clock.now();
    return context.json({ ...answer(endpoint), secret: endpoint.secret });
  });

  app.post("/webhooks/endpoints/:id/test", (context) => {
    const endpoint = find(context);
    webhooks.sendTest(endpoint);
    return context.json({ success: true, http_status: null, error: null, url: endpoint.url });
  });

  app.patch("/webhooks/sandbox-style", async (context) => {
    const { signature, payload, key_inflection, approved_word } = await readBody(context, styleSchema);
    const { style } = webhooks;
    webhooks.style = {
      signature: signature ?? style.signature,
      payload: payload ?? style.payload,
      keyInflection: key_inflection ?? style.keyInflection,
      approvedWord: approved_word ?? style.approvedWord,
    };
    return context.json(webhooks.style);
  });

  return app;
}

function answer(endpoint: Endpoint) {
  return {
    id: endpoint.id,
    url: endpoint.url,
    label: endpoint.label,
    enabled: true,
    enabled_events: endpoint.enabledEvents,
    key_inflection: endpoint.keyInflection,
    environment: endpoint.isSandbox ? "sandbox" : "live",
    created_at: timestamp(endpoint.createdAt),
    updated_at: timestamp(endpoint.updatedAt),
  };
}
