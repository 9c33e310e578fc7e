/** Finds what keeps the widget from working on a partner's page: the page's policies, its tag, and the configuration. */
import type { ProviderTools } from "../providers/provider.js";
import type { AnyGangwayConfig } from "../proxy/config-schema.js";
import { installProviders } from "../proxy/installed-providers.js";
import { createOrganisations } from "../proxy/organisations.js";
import { allows, type ContentPolicy, parsePolicies, sourcesFor } from "./content-policy.js";
import { examineImportMaps } from "./import-map.js";
import {
  type Attributes,
  type InlineScript,
  importedNames,
  inlineScripts,
  type Tag,
  tagsOf,
} from "./page-tags.js";

/** A page as it was read. */
export interface ReadPage {
  /** After redirects. */
  url: string;
  headers: Headers;
  html: string;
}

type PageConfig = Pick<AnyGangwayConfig, "publicUrl" | "organisations">;

/** Returns the code of the organisation that a page names; null where its HTML names none. */
export function organisationOf({ html }: ReadPage): string | null {
  return elementsOf(tagsOf(html)).find(({ organisation }) => organisation)?.organisation ?? null;
}

/** Returns each problem with its remedy. Empty where nothing is wrong. */
export function examinePage({ url, headers, html }: ReadPage, config: PageConfig): string[] {
  const page = new URL(url);
  const tags = tagsOf(html);
  const policies = [headers.get("content-security-policy") ?? "", ...metaPolicies(tags)]
    .filter(Boolean)
    .flatMap(parsePolicies);
  const maps = inlineScripts(html, "importmap");
  const modules = examineImportMaps(maps, importedNames(html), page);
  const problems = [
    ...modules.problems,
    ...checkInlineMaps(maps, policies),
    ...policies.flatMap((policy) => checkModules(page, modules.targets, policy)),
    ...checkOrigin(page, tags, config),
    ...checkEndpoint(page, tags, config),
    ...checkPolicies(page, tags, policies, config),
  ];
  if (opensFrames(config)) problems.push(...checkFrameHeaders(headers));
  return [...new Set(problems)];
}

function metaPolicies(tags: readonly Tag[]): string[] {
  return tags
    .filter(
      ({ name, attributes }) =>
        name === "meta" && /^content-security-policy$/i.test(attributes["http-equiv"] ?? ""),
    )
    .map(({ attributes }) => attributes.content ?? "");
}

const elementsOf = (tags: readonly Tag[]): Attributes[] =>
  tags.filter(({ name }) => name === "gangway-onboarding").map(({ attributes }) => attributes);

function checkOrigin(page: URL, tags: readonly Tag[], { publicUrl, organisations }: PageConfig): string[] {
  if (page.origin === new URL(publicUrl).origin) return [];
  const codes = elementsOf(tags).flatMap(({ organisation }) => (organisation ? [organisation] : []));
  if (codes.length === 0) {
    return organisations.some(({ allowedOrigins }) => allowedOrigins.includes(page.origin))
      ? []
      : [`No organisation allows the page's origin. Add "${page.origin}" to its allowedOrigins.`];
  }
  return codes.flatMap((code) => {
    const known = organisations.find((organisation) => organisation.code === code);
    if (!known) return [`The configuration has no organisation "${code}". Codes are case-sensitive.`];
    if (known.allowedOrigins.includes(page.origin)) return [];
    return [`${code} doesn't allow the page's origin. Add "${page.origin}" to its allowedOrigins.`];
  });
}

/** An import map is an inline script: a policy must allow it as such. */
function checkInlineMaps(maps: readonly InlineScript[], policies: readonly ContentPolicy[]): string[] {
  const refused = policies.some((policy) => {
    const sources = sourcesFor(policy, "script-src");
    if (!sources) return false;
    const allowed = sources.some((source) => /^'sha(256|384|512)-/.test(source));
    const inline = sources.includes("'unsafe-inline'") && !sources.some((source) => /^'nonce-/.test(source));
    return maps.some(
      ({ attributes }) => !allowed && !inline && !sources.includes(`'nonce-${attributes.nonce}'`),
    );
  });
  return refused
    ? [
        "The page's Content-Security-Policy refuses its import map. Add a nonce to both, or the map's hash to script-src.",
      ]
    : [];
}

/** The addresses that an import map loads the widget from. */
function checkModules(page: URL, targets: readonly URL[], policy: ContentPolicy): string[] {
  const sources = sourcesFor(policy, "script-src");
  if (!sources || sources.includes("'strict-dynamic'")) return [];
  return targets
    .filter((target) => !allows(sources, target, page))
    .map(
      ({ origin }) =>
        `The page's Content-Security-Policy refuses the widget's scripts. Add: script-src ${origin}`,
    );
}

/** The script of the widget on this page, where the HTML has it. */
function scriptOf(page: URL, tags: readonly Tag[]): URL | null {
  for (const { name, attributes } of tags) {
    if (
      name === "script" &&
      /(^|\/)(gangway|gangway\.iife|verifime-widget)\.js([?#]|$)/.test(attributes.src ?? "")
    ) {
      return resolve(attributes.src ?? "", page);
    }
  }
  return null;
}

function resolve(address: string, base: URL): URL | null {
  try {
    return new URL(address, base);
  } catch {
    return null;
  }
}

const withoutSlash = ({ origin, pathname }: URL): string => origin + pathname.replace(/\/+$/, "");

function checkEndpoint(page: URL, tags: readonly Tag[], { publicUrl }: PageConfig): string[] {
  const problems: string[] = [];
  const proxy = new URL(publicUrl);
  if (page.protocol === "https:" && proxy.protocol === "http:" && !isLocal(proxy.hostname)) {
    problems.push(
      "The page is https and publicUrl is http: browsers refuse the calls. Serve the proxy over https.",
    );
  }
  const script = scriptOf(page, tags);
  for (const { endpoint } of elementsOf(tags)) {
    const given = endpoint ? resolve(endpoint, page) : script && new URL(".", script);
    if (!given || withoutSlash(given) === withoutSlash(proxy)) continue;
    const reason = endpoint
      ? `endpoint="${endpoint}"`
      : `endpoint is not set, so it is the script's folder, which`;
    problems.push(`${reason} is not the proxy's publicUrl. Set endpoint="${publicUrl}".`);
  }
  return problems;
}

const isLocal = (host: string): boolean => /^(localhost|127\.[\d.]+|\[::1\]|.+\.localhost)$/.test(host);

/** Tells whether the provider's screen may open in the page, for any organisation. */
function opensFrames(config: PageConfig): boolean {
  const { all } = createOrganisations(config, installProviders(), () => NO_CALLS);
  return all.some(({ launch }) => launch.includes("frame"));
}

/** For providers that only say what they can do. */
const NO_CALLS: ProviderTools = {
  outbound: () => Promise.reject(new Error("Examining a page calls no provider.")),
  now: Date.now,
};

function checkPolicies(
  page: URL,
  tags: readonly Tag[],
  policies: readonly ContentPolicy[],
  config: PageConfig,
): string[] {
  const proxy = new URL(config.publicUrl);
  const script = scriptOf(page, tags);
  const logos = config.organisations.flatMap(({ logoUrl }) => (logoUrl ? [new URL(logoUrl)] : []));
  return policies.flatMap((policy) => {
    const problems: string[] = [];
    const need = (kind: string, target: URL, purpose: string): void => {
      const sources = sourcesFor(policy, kind);
      if (sources === null || allows(sources, target, page)) return;
      problems.push(`The page's Content-Security-Policy refuses ${purpose}. Add: ${kind} ${target.origin}`);
    };
    // With strict-dynamic, the browser trusts a script by its nonce or hash, and ignores addresses.
    if (script && !sourcesFor(policy, "script-src")?.includes("'strict-dynamic'")) {
      need("script-src", script, "the widget's scripts");
    }
    need("connect-src", new URL(`${withoutSlash(proxy)}/v1/`), "calls to the proxy");
    for (const logo of logos) need("img-src", logo, "the organisation's logo");
    const frames = sourcesFor(policy, "frame-src");
    if (
      opensFrames(config) &&
      frames &&
      !frames.some((source) => source !== "'self'" && source !== "'none'")
    ) {
      problems.push(
        "The page's Content-Security-Policy refuses the provider's screen in a frame. Add frame-src with the origin that the provider's page in the documentation names.",
      );
    }
    const types = policy.get("trusted-types");
    if (types && !types.includes("*") && !types.includes("lit-html")) {
      problems.push(
        "The page's Content-Security-Policy refuses the widget's templates. Add: trusted-types lit-html",
      );
    }
    return problems;
  });
}

/** The headers that keep a provider's screen out of a frame, or its camera off. */
function checkFrameHeaders(headers: Headers): string[] {
  const problems: string[] = [];
  if (/^\s*require-corp/i.test(headers.get("cross-origin-embedder-policy") ?? "")) {
    problems.push(
      "Cross-Origin-Embedder-Policy: require-corp keeps the provider's screen out of its frame. Send: unsafe-none, or set launchKinds without frame",
    );
  }
  for (const feature of ["camera", "microphone"]) {
    const denied = new RegExp(
      `(^|,)\\s*${feature}\\s*=\\s*(\\(\\s*\\)|\\(\\s*self\\s*\\)|self)\\s*(,|$)`,
      "i",
    );
    if (denied.test(headers.get("permissions-policy") ?? "")) {
      problems.push(
        `Permissions-Policy denies the provider's frame the ${feature}. Send: ${feature}=(self "<the provider's origin>")`,
      );
    }
  }
  return problems;
}
