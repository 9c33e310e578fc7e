/**
 * The contract of every provider, as tests for any runner. Webhooks are proved, safe to repeat and safe in any order.
 * Failures are distinguished. An unknown word is never a success. Secrets are never logged or answered. The providers
 * that come with Gangway are run through this same function.
 */
import assert from "node:assert/strict";
import { GangwayError } from "../contract/errors.js";
import type { WebhookSecurity } from "../providers/provider.js";
import { PROVIDERS } from "../providers/registry.js";
import { ConfigError, parseConfig } from "../proxy/parse-config.js";
import { secretMembers } from "../proxy/secret-members.js";
import type { ProviderSuiteOptions, SuiteCase, SuiteVisit, SuiteWebhook } from "./suite-options.js";
import { addedProviders, openSuiteProxy, PERSONAL, type SuiteProxy, suiteConfig } from "./suite-proxy.js";

type Check = (proxy: SuiteProxy) => Promise<void>;

/** Returns the tests of an adapter. Each opens a proxy of its own. */
export function providerSuite(options: ProviderSuiteOptions): SuiteCase[] {
  const security = securityOf(options);
  const checks: Record<string, Check> = {
    ...everyAdapter(options, security),
    ...(security.kind === "none" ? unprovedWebhooks(options, security) : {}),
    ...(isProved(security) ? provedWebhooks(options, security) : {}),
    ...(security.kind === "no-webhooks" ? {} : webhooks(options)),
    ...(options.fetch ? failures(options.fetch) : {}),
  };
  return Object.entries(checks).map(([name, check]) => ({
    name,
    async run() {
      const proxy = await openSuiteProxy(options, addedProviders(options, PROVIDERS));
      try {
        await check(proxy);
      } finally {
        await proxy.close();
      }
    },
  }));
}

type ProvedSecurity = Extract<WebhookSecurity, { kind: "hmac-sha256" | "basic" }>;

const isProved = (security: WebhookSecurity): security is ProvedSecurity =>
  security.kind === "hmac-sha256" || security.kind === "basic";

/** Creates the adapter as the proxy does, but refuses every request that it sends. */
function createOffline({ definition, config }: ProviderSuiteOptions) {
  const options = definition.config.parse({ id: definition.id, ...config });
  const outbound = () => Promise.reject(new Error("An adapter may not call anybody while it is made."));
  return definition.create(options, { outbound, now: Date.now });
}

const securityOf = (options: ProviderSuiteOptions): WebhookSecurity => createOffline(options).webhookSecurity;

const asConfigured = (options: ProviderSuiteOptions) =>
  parseConfig(suiteConfig(options), {}, { providers: addedProviders(options, PROVIDERS) });

/** The proxy may have to read the status before it applies a verdict: for its findings, or because none was begun. */
const OUTCOME_TIMEOUT_MS = 10_000;
const READ_INTERVAL_MS = 100;

/** Delivers a decision's webhooks, if there are any, and waits for the outcome. */
async function expectOutcome(
  proxy: SuiteProxy,
  visit: SuiteVisit,
  webhooks: readonly SuiteWebhook[],
  { outcome }: ProviderSuiteOptions,
): Promise<void> {
  for (const webhook of webhooks) assert.equal((await proxy.deliver(webhook)).status, 200);
  const deadline = Date.now() + OUTCOME_TIMEOUT_MS;
  while ((await proxy.read(visit)).outcome !== outcome && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, READ_INTERVAL_MS));
  }
  assert.equal((await proxy.read(visit)).outcome, outcome);
}

function everyAdapter(options: ProviderSuiteOptions, security: WebhookSecurity): Record<string, Check> {
  const { definition } = options;
  const secrets = secretsOf(options);
  return {
    "the adapter is what its definition says": async (proxy) => {
      const provider = createOffline(options);
      assert.equal(provider.id, definition.id);
      assert.notEqual(definition.name, "");
      assert.ok(provider.launchKinds.length > 0, "it can be opened in no way");
      assert.equal((await proxy.read(await proxy.invite())).provider, definition.id);
    },

    "secrets are marked in the configuration": async () => {
      const warned = asConfigured(options).warnings.filter(({ message }) => message.includes("plain text"));
      const ours = warned.filter(({ path }) => path.startsWith("organisations[0].provider"));
      assert.equal(ours.length, secretPaths(options).length);
      const proofs =
        security.kind === "hmac-sha256"
          ? security.secrets
          : security.kind === "basic"
            ? [security.password]
            : [];
      for (const proof of proofs) {
        assert.ok(secrets.includes(proof), "a webhook secret is at a member that isn't marked as secret");
      }
    },

    "a visit is decided": async (proxy) => {
      const visit = await proxy.invite();
      await expectOutcome(proxy, visit, await options.decide(visit), options);
    },

    "a customer of one name is invited": async (proxy) => {
      await proxy.invite({ firstName: "Jane" });
      await proxy.invite({ familyName: "Smith", dateOfBirth: "1990-01-15" });
    },

    "no URL that is called holds anything that is only the customer's": async (proxy) => {
      await options.decide(await proxy.invite());
      for (const { url } of proxy.calls) assert.doesNotMatch(decodeURIComponent(url), PERSONAL);
    },

    "no log line and no answer holds a secret or anything that is only the customer's": async (proxy) => {
      const visit = await proxy.invite();
      const sent = await options.decide(visit);
      for (const webhook of sent) {
        await proxy.deliver(webhook);
        await proxy.deliver({ ...webhook, headers: {} });
      }
      await proxy.read(visit);
      const page = `/v1/user/signup/tracking/${visit.trackingReference}`;
      for (const path of [page, `${page}/status`]) {
        assert.doesNotMatch(await (await visit.call(path)).text(), PERSONAL);
      }
      proxy.answerWith(() => Promise.resolve(new Response(CONFIDENTIAL, { status: 403 })));
      if (options.fetch) await proxy.refusedInvite();
      const log = proxy.lines.join("\n");
      assert.ok(proxy.lines.length > 3, "nothing was logged");
      assert.doesNotMatch(log, PERSONAL);
      assert.doesNotMatch(log, /Bearer|partner-key-in-the-suite/);
      assert.ok(![log, ...proxy.answers].join("\n").includes(CONFIDENTIAL), "a refusal was quoted");
      for (const secret of secrets) {
        assert.ok(!log.includes(secret), "a secret is in the log");
        assert.ok(!proxy.answers.join("\n").includes(secret), "a secret is in an answer");
      }
    },
  };
}

/** In the body of a refusal: a vendor may echo whatever it was sent. */
const CONFIDENTIAL = "echoed-by-the-vendor";

function webhooks(options: ProviderSuiteOptions): Record<string, Check> {
  return {
    "webhooks are believed once, however often they come": async (proxy) => {
      const visit = await proxy.invite();
      const sent = await decided(options, visit);
      await expectOutcome(proxy, visit, [...sent, ...sent], options);
      const repeated = proxy.lines.filter((line) => line.includes("webhook_repeated"));
      assert.ok(repeated.length >= sent.length, "a repeat was taken for another event");
    },

    "webhooks lead to the same end in any order": async (proxy) => {
      const visit = await proxy.invite();
      await expectOutcome(proxy, visit, (await decided(options, visit)).toReversed(), options);
    },

    "webhooks about somebody else's visit are acknowledged and logged": async (proxy) => {
      const sent = await decided(options, await proxy.invite());
      const other = await openSuiteProxy(options, addedProviders(options, PROVIDERS));
      for (const webhook of sent) assert.equal((await other.deliver(webhook)).status, 200);
      await other.close();
      assert.match(other.lines.join("\n"), /webhook_unmatched|webhook_ignored/);
    },

    "a webhook that makes no sense is refused": async () => {
      const provider = createOffline(options);
      for (const body of [null, [], "text", {}]) {
        assert.throws(() => provider.readWebhook(body), GangwayError);
      }
    },

    "an unknown word is never success": async (proxy) => {
      const { withUnknownWord } = options;
      assert.ok(withUnknownWord, "`withUnknownWord` is needed where there are webhooks");
      const bodies = (await decided(options, await proxy.invite())).map(({ body }) => body);
      const changed = bodies.filter((body) => withUnknownWord(body) !== body).map(withUnknownWord);
      assert.ok(changed.length > 0, "`withUnknownWord` changed no webhook");
      const provider = createOffline(options);
      for (const { report } of changed.flatMap((body) => provider.readWebhook(JSON.parse(body)))) {
        assert.equal(report?.unknownWord, true);
        assert.equal(report.outcome, "in_review");
        assert.equal(report.status, undefined);
        assert.equal(report.ended, undefined);
      }
    },
  };
}

/** @throws AssertionError where the decision sends no webhook */
async function decided({ decide }: ProviderSuiteOptions, visit: SuiteVisit): Promise<SuiteWebhook[]> {
  const sent = await decide(visit);
  assert.ok(sent.length > 0, "`decide` returned no webhook, and the provider has webhook security");
  return sent;
}

function provedWebhooks(options: ProviderSuiteOptions, security: ProvedSecurity): Record<string, Check> {
  const headers =
    security.kind === "basic" ? ["authorization"] : [security.header, ...(security.alternativeHeaders ?? [])];
  const proofs = new Set(headers.map((name) => name.toLowerCase()));

  const withProof = (sent: SuiteWebhook, change: (value: string) => string | null): SuiteWebhook => ({
    ...sent,
    headers: Object.fromEntries(
      Object.entries(sent.headers).flatMap(([name, value]) => {
        const changed = proofs.has(name.toLowerCase()) ? change(value) : value;
        return changed === null ? [] : [[name, changed]];
      }),
    ),
  });

  const changes: Record<string, (value: string) => string | null> = {
    "no proof": () => null,
    "an empty proof": () => "",
    "the proof of another body": (value) =>
      value.replace(/[0-9a-f](?=[^0-9a-f]*$)/i, (last) => (last === "0" ? "1" : "0")),
    "nonsense for a proof": () => "Basic nonsense",
  };

  const refused = Object.entries(changes).map(([what, change]): [string, Check] => [
    `webhooks with ${what} are refused`,
    async (proxy) => {
      for (const webhook of await decided(options, await proxy.invite())) {
        const response = await proxy.deliver(withProof(webhook, change));
        assert.equal(response.status, 401);
        assert.equal(((await response.json()) as { code: string }).code, "unauthorised");
      }
      assert.doesNotMatch(proxy.lines.join("\n"), /webhook_applied/);
    },
  ]);

  return {
    ...Object.fromEntries(refused),

    ...(security.kind === "basic"
      ? {}
      : {
          "webhooks with one byte more than was signed are refused": async (proxy: SuiteProxy) => {
            for (const webhook of await decided(options, await proxy.invite())) {
              assert.equal((await proxy.deliver({ ...webhook, body: `${webhook.body} ` })).status, 401);
            }
          },
        }),

    "an empty secret is refused with the configuration": async () => {
      const provider = emptied(options.config, secretPaths(options));
      assert.throws(() => asConfigured({ ...options, config: provider }), ConfigError);
    },
  };
}

function unprovedWebhooks(
  options: ProviderSuiteOptions,
  { reason }: Extract<WebhookSecurity, { kind: "none" }>,
): Record<string, Check> {
  return {
    "the operator is told why nothing proves the webhooks": async () => {
      assert.notEqual(reason.trim(), "");
      assert.ok(asConfigured(options).warnings.some(({ message }) => message.includes(reason)));
    },
  };
}

function failures(upstream: NonNullable<ProviderSuiteOptions["fetch"]>): Record<string, Check> {
  const answer =
    (status: number, headers: Record<string, string> = {}) =>
    async () =>
      new Response("{}", { status, headers });
  const faults: [string, () => Promise<Response>, string][] = [
    ["no answer", () => Promise.reject(new TypeError("fetch failed")), "provider_unavailable"],
    ["a server that is out of order", answer(503), "provider_unavailable"],
    ["a refusal", answer(403), "provider_rejected"],
    ["a request to slow down", answer(429, { "retry-after": "7" }), "rate_limited"],
    ["a body that can't be read", async () => new Response("<html>"), "provider_response_invalid"],
    ["a redirect", answer(302, { location: "http://127.0.0.1:9/" }), "provider_rejected"],
  ];
  const checks = faults.map(([what, fault, code]): [string, Check] => [
    `${what} is told apart from other failures`,
    async (proxy) => {
      proxy.answerWith(fault);
      const problem = await proxy.refusedInvite();
      assert.equal(problem.code, code);
      if (code === "rate_limited") assert.equal(problem.retryAfterSeconds, 7);
      for (const { redirect } of proxy.calls) assert.equal(redirect, "manual");
      proxy.answerWith(upstream);
      await proxy.invite();
    },
  ]);
  return Object.fromEntries(checks);
}

/** Paths of the secrets that the adapter's configuration holds. */
function secretPaths({ definition, config }: ProviderSuiteOptions) {
  return secretMembers(definition.config, { id: definition.id, ...config });
}

function secretsOf(options: ProviderSuiteOptions): string[] {
  return secretPaths(options).map((path) => String(memberAt(options.config, path)));
}

function memberAt(value: unknown, path: readonly PropertyKey[]): unknown {
  return path.reduce((member, name) => (member as Record<PropertyKey, unknown>)[name], value);
}

/** A copy with the empty text at each path. */
function emptied(config: Record<string, unknown>, paths: readonly (readonly PropertyKey[])[]) {
  const copy = structuredClone(config);
  for (const path of paths) {
    const holder = memberAt(copy, path.slice(0, -1)) as Record<PropertyKey, unknown>;
    holder[path.at(-1) ?? ""] = "";
  }
  return copy;
}
