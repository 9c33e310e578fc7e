/**
 * Verifa's calls for webhook endpoints. From "Create webhook endpoint", "Rotate webhook secret" and "Test webhook
 * endpoint" (docs.withverifa.com), November 2026.
 *
 * Assumed: plain HTTP is allowed, because receivers in tests have no certificate. A test is sent like any other webhook:
 * its answer comes before the delivery ends, and `GET /_sandbox/deliveries` shows the result. `PATCH …/sandbox-style`
 * isn't Verifa's: it chooses the form of webhooks, because the documentation has two.
 */
import { Hono } from "hono";
import * as z from "zod";
import { isoSeconds } from "../../contract/iso-seconds.js";
import type { ApiContext, ApiEnv } from "./api-env.js";
import { apiError } from "./api-error.js";
import type { Endpoint } from "./endpoints.js";
import { readBody } from "./request-body.js";
import { EVENTS, type Webhooks } from "./webhooks.js";

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

export function createEndpointsApi(webhooks: Webhooks): Hono<ApiEnv> {
  const app = new Hono<ApiEnv>();
  const { endpoints } = webhooks;

  const find = (context: ApiContext): Endpoint => {
    const endpoint = endpoints.find(context.req.param("id") ?? "", context.get("isSandbox"));
    if (endpoint) return endpoint;
    throw apiError(404, "Webhook endpoint not found.");
  };

  app.post("/webhooks/endpoints", async (context) => {
    const { url, label, enabled_events, key_inflection } = await readBody(context, createSchema);
    const endpoint = endpoints.create({
      url,
      label: label ?? null,
      isSandbox: context.get("isSandbox"),
      enabledEvents: enabled_events ?? ["*"],
      keyInflection: key_inflection,
    });
    return context.json({ ...endpointAnswer(endpoint), secret: endpoint.secret }, 201);
  });

  app.get("/webhooks/endpoints", (context) =>
    context.json({ data: endpoints.list(context.get("isSandbox")).map(endpointAnswer) }),
  );

  app.get("/webhooks/endpoints/:id", (context) => context.json(endpointAnswer(find(context))));

  app.delete("/webhooks/endpoints/:id", (context) => {
    endpoints.remove(find(context));
    return context.body(null, 204);
  });

  app.post("/webhooks/endpoints/:id/rotate-secret", (context) => {
    const endpoint = find(context);
    endpoints.rotateSecret(endpoint);
    return context.json({ ...endpointAnswer(endpoint), secret: endpoint.secret });
  });

  app.post("/webhooks/endpoints/:id/test", (context) => {
    const endpoint = find(context);
    webhooks.sendTest(endpoint);
    return context.json({ success: true, http_status: null, error: null, url: endpoint.url });
  });

  app.patch("/webhooks/sandbox-style", async (context) => {
    const { signature, payload, key_inflection, approved_word } = await readBody(context, styleSchema);
    const { style } = webhooks;
    webhooks.setStyle({
      signature: signature ?? style.signature,
      payload: payload ?? style.payload,
      keyInflection: key_inflection ?? style.keyInflection,
      approvedWord: approved_word ?? style.approvedWord,
    });
    return context.json(webhooks.style);
  });

  return app;
}

function endpointAnswer(endpoint: Endpoint) {
  return {
    id: endpoint.id,
    url: endpoint.url,
    label: endpoint.label,
    enabled: true,
    enabled_events: endpoint.enabledEvents,
    key_inflection: endpoint.keyInflection,
    environment: endpoint.isSandbox ? "sandbox" : "live",
    created_at: isoSeconds(endpoint.createdAt),
    updated_at: isoSeconds(endpoint.updatedAt),
  };
}
