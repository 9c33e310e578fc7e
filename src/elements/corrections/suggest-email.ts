/** Large mail providers, each with its endings, the usual one first. `*` stands for the endings of all countries. */
const PROVIDERS: Readonly<Record<string, string>> = {
  gmail: "com",
  googlemail: "com",
  icloud: "com",
  yahoo: "com *",
  hotmail: "com *",
  outlook: "com *",
  live: "com *",
  msn: "com",
  aol: "com *",
  ymail: "com",
  rocketmail: "com",
  proton: "me",
  protonmail: "com ch",
  gmx: "de net at ch com *",
  web: "de",
  "t-online": "de",
  freenet: "de",
  posteo: "de",
  bluewin: "ch",
  orange: "fr",
  wanadoo: "fr",
  laposte: "net",
  sfr: "fr",
  libero: "it",
  virgilio: "it",
  tiscali: "it",
  telefonica: "net",
  sapo: "pt",
  telenet: "be",
  skynet: "be",
  ziggo: "nl",
  hetnet: "nl",
  btinternet: "com",
  comcast: "net",
  verizon: "net",
  bigpond: "com com.au net.au",
  optusnet: "com.au",
  rediffmail: "com",
  uol: "com.br",
  terra: "com.br com",
  interia: "pl",
  seznam: "cz",
  mail: "ru com",
  yandex: "ru com",
  rambler: "ru",
  ukr: "net",
  abv: "bg",
  naver: "com",
  hanmail: "net",
  docomo: "ne.jp",
  softbank: "ne.jp",
};

/** Names that are a slip or two away from those above, and yet right. */
const OTHERS = new Set(["email", "mymail", "online", "cloud"]);
/** Providers with one ending only, whatever the country. */
const SOLE = new Set(["gmail", "googlemail", "icloud"]);
/** Slips for `com` that are no ending of any domain, and those that are one of a country's where a provider has none. */
const COM_SLIPS = /^(con|cmo|ocm|vom|xom|cim|cpm|comm|coom|c0m|comn|clm)$/;
const COUNTRY_SLIPS = /^(cm|co|om|c)$/;

/**
 * Returns the address that the customer probably meant, where a domain is a slip away from a large provider's: `gmial.com`,
 * `gmail.con`, `hotmail,com`. Undefined where nothing suggests itself. The part before the @ stays as it is.
 */
export function suggestEmail(email: string): string | undefined {
  const tidy = email
    .replace(/\s/g, "")
    .replace(/@+/g, "@")
    .replace(/[.,;:>)]+$/, "");
  const at = tidy.lastIndexOf("@");
  if (at < 1) return undefined;
  const domain = tidy
    .slice(at + 1)
    .toLowerCase()
    .replace(/[.,;:]+/g, ".")
    .replace(/^(\.|www\.)/, "");
  const suggested = tidy.slice(0, at + 1) + (suggestDomain(domain) ?? domain);
  return suggested.toLowerCase() === email.toLowerCase() || !domain ? undefined : suggested;
}

function suggestDomain(domain: string): string | undefined {
  const [name = "", ...rest] = domain.split(".");
  const ending = rest.join(".");
  if (!ending) return withoutDot(name);
  const provider = nearestProvider(name);
  if (!provider) return COM_SLIPS.test(ending) ? `${name}.com` : undefined;
  const right = rightEnding(provider, ending);
  return right && `${provider}.${right}`;
}

/** `gmail` and `gmailcom` are `gmail.com`. */
function withoutDot(name: string): string | undefined {
  for (const [provider, endings] of Object.entries(PROVIDERS)) {
    for (const ending of endings.split(" ")) {
      if (name === provider || name === provider + ending) return `${provider}.${ending}`;
    }
  }
  return undefined;
}

function nearestProvider(name: string): string | undefined {
  const names = Object.keys(PROVIDERS);
  if (names.includes(name)) return name;
  if (OTHERS.has(name)) return undefined;
  const near = names
    .map((provider) => ({ provider, slips: slipsBetween(name, provider) }))
    .filter(({ provider, slips }) =>
      // Of short names, many are one letter apart: only two letters in the wrong order count.
      provider.length < 5
        ? slips === 1 && isTransposed(name, provider)
        : slips <= (provider.length < 7 ? 1 : 2),
    )
    .sort((a, b) => a.slips - b.slips);
  return near[0]?.provider;
}

/** Returns the ending that a provider has, or undefined where there is no telling. */
function rightEnding(provider: string, ending: string): string | undefined {
  const endings = (PROVIDERS[provider] ?? "").split(" ");
  const [usual = ""] = endings;
  if (endings.includes(ending)) return ending;
  if (SOLE.has(provider) && !ending.includes(".")) return usual;
  if (endings.includes("com") && (COM_SLIPS.test(ending) || COUNTRY_SLIPS.test(ending))) return "com";
  if (endings.includes("*") && /^((com?|ne)\.)?[a-z]{2}$/.test(ending) && !/^(ed|dd|tn)$/.test(ending))
    return ending;
  return endings.find((right) => right !== "*" && slipsBetween(ending, right) === 1);
}

const sorted = (text: string): string => [...text].sort().join("");
function isTransposed(a: string, b: string): boolean {
  return sorted(a) === sorted(b);
}

/** The fewest slips between two texts: a letter too many, too few or wrong, or two in the wrong order. */
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, j) => j)];
  const at = (i: number, j: number): number => rows[i]?.[j] ?? 0;
  for (let i = 1; i <= a.length; i += 1) {
    const row = [i];
    rows.push(row);
    for (let j = 1; j <= b.length; j += 1) {
      const wrong = a[i - 1] === b[j - 1] ? 0 : 1;
      row[j] = Math.min(at(i - 1, j) + 1, at(i, j - 1) + 1, at(i - 1, j - 1) + wrong);
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        row[j] = Math.min(at(i, j), at(i - 2, j - 2) + 1);
      }
    }
  }
  return at(a.length, b.length);
}
