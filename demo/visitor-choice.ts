/** The provider and the language that the visitor of the demo has picked, in the query of each page. */
import { readFileSync } from "node:fs";
import { PROVIDER_IDS, type ProviderId } from "gangway-server";
import type { Context } from "hono";
import type { DemoPage } from "./pages.js";

export interface VisitorChoice {
  /** Null where the visitor has picked none: each page has a provider of its own then. */
  provider: ProviderId | null;
  /** BCP 47. Null for the browser's own language. */
  locale: string | null;
}

/** The languages that the widget has: the package has a dictionary of each. */
export const LANGUAGES: readonly string[] = Object.keys(
  (
    JSON.parse(readFileSync(new URL(import.meta.resolve("gangway-onboarding/package.json")), "utf8")) as {
      exports: Record<string, unknown>;
    }
  ).exports,
).flatMap((door) => /^\.\/locales\/([\w-]+)$/.exec(door)?.[1] ?? []);

export function choiceOf(context: Context): VisitorChoice {
  const { provider, locale } = context.req.query();
  return {
    provider: PROVIDER_IDS.find((id) => id === provider) ?? null,
    locale: LANGUAGES.find((tag) => tag === locale) ?? null,
  };
}

/** Returns the provider that a page is shown with: the picked one, if the page can be shown with it. */
export function providerOn({ providers = PROVIDER_IDS }: DemoPage, choice: VisitorChoice): ProviderId {
  return providers.find((id) => id === choice.provider) ?? providers[0] ?? "verifime";
}

/** Writes a choice as the query of a link. */
export function queryOf({ provider, locale }: VisitorChoice): string {
  const query = new URLSearchParams();
  if (provider) query.set("provider", provider);
  if (locale) query.set("locale", locale);
  return query.size > 0 ? `?${query}` : "";
}

/** Returns the name of a language in itself. */
export function languageName(tag: string): string {
  const name = new Intl.DisplayNames([tag], { type: "language" }).of(tag) ?? tag;
  return name.charAt(0).toLocaleUpperCase(tag) + name.slice(1);
}
