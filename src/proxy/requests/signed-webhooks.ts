/** Webhooks of providers: the raw body is verified before anything reads it. */
import { GangwayError } from "../../contract/errors.js";
import type { Log } from "../host.js";
import type { Organisation, Organisations } from "../organisations.js";
import type { ProxyContext } from "../proxy-env.js";
import { hasProof, verifyWebhook } from "../verify-webhook.js";
import { readBody } from "./read-body.js";

export interface SignedWebhook {
  organisation: Organisation;
  /** The bytes that were signed. */
  body: Uint8Array<ArrayBuffer>;
}

export interface SignedWebhooks {
  /** @throws GangwayError `unknown_organisation`, `not_found`, `unauthorised` */
  read(context: ProxyContext): Promise<SignedWebhook>;
}

export function createSignedWebhooks(
  organisations: Organisations,
  now: () => number,
  log: Log,
): SignedWebhooks {
  return {
    async read(context) {
      const organisation = organisations.get(context.req.param("organisation") ?? "");
      const { provider, config } = organisation;
      context.set("organisation", config.code);
      if (context.req.param("provider") !== provider.id) {
        throw new GangwayError("not_found", "This organisation doesn't use this provider.");
      }
      if (provider.webhookSecurity.kind === "no-webhooks") {
        throw new GangwayError("not_found", "This provider sends no webhooks.");
      }
      const refuse = (reason: string) => {
        log("warn", "webhook_refused", { organisation: config.code, provider: provider.id });
        return new GangwayError("unauthorised", reason);
      };
      const { headers } = context.req.raw;
      if (!hasProof(provider.webhookSecurity, headers)) throw refuse("The webhook isn't signed.");
      const body = await readBody(context);
      if (!(await verifyWebhook(provider.webhookSecurity, headers, body, now()))) {
        throw refuse("The signature doesn't fit the body.");
      }
      return { organisation, body };
    },
  };
}
