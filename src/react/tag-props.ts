/**
 * `<gangway-onboarding>` as a tag in JSX: what every library that reads JSX has in common. `gangway-onboarding/react`
 * declares the tag for React; for Preact and Solid a page does so itself, in the lines that `docs/embedding.md` shows.
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
  theme: "theme",
  launch: "launch",
} as const;

/** The other settings, and what each is when it isn't given. */
export const PROPERTIES = {
  modal: false,
  customerContext: undefined,
  customerToken: undefined,
  terms: undefined,
} as const;

export type TextName = keyof typeof ATTRIBUTES;
export type PropertyName = keyof typeof PROPERTIES;

/**
 * The settings and events of the tag in JSX, to be joined with what the library allows on any tag. The prefixes are what
 * the library wants before the name of an event and of a property: `on` and nothing in React and Preact, `on:` and
 * `prop:` in Solid.
 */
export type GangwayTagProps<EventPrefix extends string = "on", PropertyPrefix extends string = ""> = {
  [Name in TextName as (typeof ATTRIBUTES)[Name]]?: GangwayOnboarding[Name] | undefined;
} & { [Name in PropertyName as `${PropertyPrefix}${Name}`]?: GangwayOnboarding[Name] | undefined } & {
  [Type in keyof GangwayEventMap as `${EventPrefix}${Type}`]?:
    | ((event: GangwayEventMap[Type]) => void)
    | undefined;
};
