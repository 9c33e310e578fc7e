/**
 * The props of the tag `<gangway-onboarding>` in JSX. `gangway-onboarding/react` declares the tag for React. A page with
 * Preact or Solid declares it itself, in the lines that `docs/embedding.md` shows.
 */
import type { GangwayEventMap } from "../elements/first/events.js";
import type { GangwayOnboarding } from "../elements/first/gangway-onboarding.js";

/** Settings that are texts, and their attributes. */
export const ATTRIBUTES = {
  endpoint: "endpoint",
  organisation: "organisation",
  trackingReference: "tracking-reference",
  email: "email",
  externalRef: "external-ref",
  referenceData: "reference-data",
  locale: "locale",
  languages: "languages",
  theme: "theme",
  launch: "launch",
} as const;

/** The other settings, with their defaults. */
export const PROPERTIES = {
  modal: false,
  customerContext: undefined,
  customerToken: undefined,
  terms: undefined,
} as const;

export type TextName = keyof typeof ATTRIBUTES;
export type PropertyName = keyof typeof PROPERTIES;

/**
 * The settings and events of the tag in JSX. Add the props that the library allows on any tag. The prefixes stand before the
 * names of events and properties: `on` and none in React and Preact, `on:` and `prop:` in Solid.
 */
export type GangwayTagProps<EventPrefix extends string = "on", PropertyPrefix extends string = ""> = {
  [Name in TextName as (typeof ATTRIBUTES)[Name]]?: GangwayOnboarding[Name] | undefined;
} & { [Name in PropertyName as `${PropertyPrefix}${Name}`]?: GangwayOnboarding[Name] | undefined } & {
  [Type in keyof GangwayEventMap as `${EventPrefix}${Type}`]?:
    | ((event: GangwayEventMap[Type]) => void)
    | undefined;
};
