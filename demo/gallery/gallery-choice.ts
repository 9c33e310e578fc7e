/** The pictures that the visitor of the gallery has picked. The page's address holds them. */
import { STATE_GROUPS, type StateGroup, type WidgetState } from "../states/widget-state.js";

export const WIDTHS = [320, 375, 768, 1280] as const;
export const SIZES = [100, 75, 50] as const;

export interface GalleryChoice {
  /** Null for all. */
  group: StateGroup | null;
  /** The name of the only state that is shown, or null. */
  state: string | null;
  looks: readonly string[];
  /** BCP 47 */
  languages: readonly string[];
  /** In CSS pixels. */
  widths: readonly number[];
  /** Percent of the real size. */
  size: number;
}

/** The looks and languages that there are. */
export interface GalleryOffer {
  looks: readonly string[];
  languages: readonly string[];
}

const DEFAULTS = { looks: ["light", "dark"], widths: [375], size: 75 } as const;

/**
 * Reads the choice from an address. Words that it doesn't know are left out.
 * @param language The one that is shown by default.
 */
export function readChoice(query: URLSearchParams, offer: GalleryOffer, language: string): GalleryChoice {
  const pick = <T>(key: string, offered: readonly T[], usual: readonly T[]): readonly T[] => {
    const wanted = query.get(key)?.split(",") ?? [];
    const known = offered.filter((each) => wanted.includes(String(each)));
    return known.length > 0 ? known : usual;
  };
  return {
    group: STATE_GROUPS.find((group) => group === query.get("group")) ?? null,
    state: query.get("state"),
    looks: pick("look", offer.looks, DEFAULTS.looks),
    languages: pick("language", offer.languages, [language]),
    widths: pick<number>("width", WIDTHS, DEFAULTS.widths),
    size: pick<number>("size", SIZES, [DEFAULTS.size])[0] ?? DEFAULTS.size,
  };
}

/** Writes a choice as a query, without what is the default. @param language as in `readChoice` */
export function writeChoice(choice: GalleryChoice, language: string): string {
  const { group, state, looks, languages, widths, size } = choice;
  const query = new URLSearchParams();
  if (group) query.set("group", group);
  if (state) query.set("state", state);
  const set = (key: string, values: readonly unknown[], usual: readonly unknown[]): void => {
    if (String(values) !== String(usual)) query.set(key, values.join(","));
  };
  set("look", looks, DEFAULTS.looks);
  set("language", languages, [language]);
  set("width", widths, DEFAULTS.widths);
  set("size", [size], [DEFAULTS.size]);
  // A comma needs no escape in a query.
  return String(query).replaceAll("%2C", ",");
}

/** One picture: a state in a look, a language and a width. */
export interface Picture {
  state: WidgetState;
  look: string;
  language: string;
  width: number;
}

/** Returns the pictures of a state that a choice asks for. */
export function picturesOf(state: WidgetState, choice: GalleryChoice): Picture[] {
  const { looks, languages, widths } = choice;
  return languages.flatMap((language) =>
    looks.flatMap((look) =>
      widths
        .filter((width) => !state.phone || width <= 400)
        .map((width) => ({ state, look, language, width })),
    ),
  );
}

/** Returns the states that a choice asks for. */
export function statesOf(states: readonly WidgetState[], choice: GalleryChoice): WidgetState[] {
  return states.filter(
    ({ name, group }) =>
      (!choice.state || name === choice.state) && (!choice.group || group === choice.group),
  );
}
