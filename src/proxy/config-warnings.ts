/** Warnings about a valid configuration: values that are weak or unsafe. None of them repeats a value. */
import { decodeBase64 } from "../crypto/encoding.js";
import { readApiKey } from "./api-key-config.js";
import { apiKeyWarnings } from "./api-key-warnings.js";
import type { AnyGangwayConfig } from "./config-schema.js";
import type { ConfigWarning } from "./config-warning.js";
import { readSigningKeys } from "./signing-keys.js";

const SHORTEST_KEY = 16;
const SHORTEST_SECRET_BYTES = 32;

/** A password in a URL, before the host or as a parameter. */
const URL_PASSWORD = /^[a-z+]+:\/\/[^/?#]*:[^/?#]+@|[?&]password=[^&#]/i;
const LOOPBACK = /^(localhost|.+\.localhost|127\.\d+\.\d+\.\d+|\[::1\])$/;

const bytesOf = (text: string): number => new TextEncoder().encode(text).length;

/**
 * @param isLiteral true for a path whose value stands in the configuration itself.
 * @param now in ms since the epoch.
 */
export function configWarnings(
  config: AnyGangwayConfig,
  isLiteral: (path: readonly PropertyKey[]) => boolean,
  now: number,
): ConfigWarning[] {
  return [
    ...weakKeys(config),
    ...shortSecrets(config),
    ...apiKeyWarnings(config, now),
    ...passwords(config, isLiteral),
    ...plainHttp(config),
  ];
}

function weakKeys({ encryptionKeys }: AnyGangwayConfig): ConfigWarning[] {
  return encryptionKeys.flatMap((key, index) =>
    new Set(decodeBase64(key)).size > 1
      ? []
      : {
          path: ["encryptionKeys", index],
          message: "is one byte repeated: make a random one with openssl rand -base64 32",
        },
  );
}

function shortSecrets({ metrics, organisations }: AnyGangwayConfig): ConfigWarning[] {
  const tooShort = (path: PropertyKey[]) => ({
    path,
    message: `has fewer than ${SHORTEST_KEY} characters: make one with openssl rand -base64 24`,
  });
  const tooWeak = (path: PropertyKey[]) => ({
    path,
    message: `has fewer than ${SHORTEST_SECRET_BYTES} bytes: make one with openssl rand -base64 32`,
  });
  return [
    ...(metrics && metrics.token.length < SHORTEST_KEY ? [tooShort(["metrics", "token"])] : []),
    ...organisations.flatMap(({ apiKeys, customerTokenSecrets, webhooks }, at) => [
      ...apiKeys.flatMap((entry, index) =>
        readApiKey(entry).key.length < SHORTEST_KEY ? tooShort(["organisations", at, "apiKeys", index]) : [],
      ),
      ...customerTokenSecrets.flatMap((secret, index) =>
        bytesOf(secret) < SHORTEST_SECRET_BYTES
          ? tooWeak(["organisations", at, "customerTokenSecrets", index])
          : [],
      ),
      ...webhooks.flatMap(({ secrets }, endpoint) =>
        secrets.flatMap((secret, index) =>
          readSigningKeys(secret).some(({ length }) => length >= SHORTEST_SECRET_BYTES)
            ? []
            : tooWeak(["organisations", at, "webhooks", endpoint, "secrets", index]),
        ),
      ),
    ]),
  ];
}

function passwords(
  { database, mail }: AnyGangwayConfig,
  isLiteral: (path: readonly PropertyKey[]) => boolean,
): ConfigWarning[] {
  const urls = [
    { path: ["database"], url: database },
    { path: ["mail", "smtp"], url: mail?.smtp ?? "" },
  ];
  return urls
    .filter(({ path, url }) => isLiteral(path) && URL_PASSWORD.test(url))
    .map(({ path }) => ({
      path,
      message: "holds a password in plain text; write env:NAME and set NAME instead",
    }));
}

/** Over plain http, everybody on the way reads the provider's keys and the customers' data. */
function plainHttp({ organisations, sms }: AnyGangwayConfig): ConfigWarning[] {
  const addresses = organisations.flatMap(({ provider }, index) =>
    Object.entries(provider).map(([name, value]) => ({
      path: ["organisations", index, "provider", name],
      value,
    })),
  );
  return [...addresses, { path: ["sms", "twilio", "baseUrl"], value: sms?.twilio?.baseUrl }].flatMap(
    ({ path, value }) =>
      typeof value === "string" && isPlainHttp(value)
        ? { path, message: "is plain http, so keys and personal data can be read on the way: use https" }
        : [],
  );
}

function isPlainHttp(text: string): boolean {
  return /^http:\/\//i.test(text) && URL.canParse(text) && !LOOPBACK.test(new URL(text).hostname);
}
