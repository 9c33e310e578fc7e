/** Content Security Policy (W3C, level 3), as far as it decides what a page may load from an address. */

/** One policy: its sources by directive. */
export type ContentPolicy = ReadonlyMap<string, readonly string[]>;

/** Reads a header, which may hold several policies. A page must satisfy each of them. */
export function parsePolicies(header: string): ContentPolicy[] {
  return header.split(",").map((text) => {
    const policy = new Map<string, string[]>();
    for (const directive of text.split(";")) {
      const [name = "", ...sources] = directive.trim().split(/\s+/);
      // The first of two equal directives counts.
      if (name && !policy.has(name.toLowerCase())) policy.set(name.toLowerCase(), sources);
    }
    return policy;
  });
}

/** The directives that decide, the first that is there. */
const FALLBACKS: Record<string, readonly string[]> = {
  "script-src": ["script-src-elem", "script-src", "default-src"],
  "connect-src": ["connect-src", "default-src"],
  "img-src": ["img-src", "default-src"],
  "frame-src": ["frame-src", "child-src", "default-src"],
};

/** Returns the sources that decide on a kind of load, or null where the policy says nothing about it. */
export function sourcesFor(policy: ContentPolicy, kind: keyof typeof FALLBACKS): readonly string[] | null {
  const name = FALLBACKS[kind]?.find((candidate) => policy.has(candidate));
  return name === undefined ? null : (policy.get(name) ?? []);
}

/** Tells whether sources match an address, for a page at another address. */
export function allows(sources: readonly string[], target: URL, page: URL): boolean {
  return sources.some((source) => matches(source, target, page));
}

function matches(source: string, target: URL, page: URL): boolean {
  if (source === "'self'") return target.origin === page.origin;
  if (source === "*") return /^https?:$/.test(target.protocol);
  if (/^[a-z][a-z0-9+.-]*:$/i.test(source)) return isScheme(source.toLowerCase(), target);
  const parts = /^(?:([a-z][a-z0-9+.-]*:)\/\/)?([^/:']+)(?::(\d+|\*))?(\/.*)?$/i.exec(source);
  if (!parts) return false;
  const [, scheme = page.protocol, host = "", port, path] = parts;
  return (
    isScheme(scheme.toLowerCase(), target) &&
    isHost(host.toLowerCase(), target.hostname) &&
    (port === "*" || (port ?? "") === target.port || port === defaultPort(target)) &&
    (!path ||
      path === "/" ||
      (path.endsWith("/") ? target.pathname.startsWith(path) : target.pathname === path))
  );
}

/** A source for http also matches https. */
const isScheme = (scheme: string, { protocol }: URL): boolean =>
  scheme === protocol || (scheme === "http:" && protocol === "https:");

const isHost = (pattern: string, host: string): boolean =>
  pattern.startsWith("*.") ? host.endsWith(pattern.slice(1)) : pattern === host;

const defaultPort = ({ port, protocol }: URL): string => port || (protocol === "https:" ? "443" : "80");
