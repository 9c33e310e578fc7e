/**
 * `<gangway-onboarding>` as a React component, for React 17 and newer. Settings and events are props, and the ref is the
 * element itself. Rendered on a server it is the tag with its attributes. (`@lit/react` would be one more package, and
 * expects Lit's own server renderer.)
 */
import {
  createElement,
  type DetailedHTMLProps,
  type ForwardRefExoticComponent,
  forwardRef,
  type HTMLAttributes,
  type RefAttributes,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
} from "react";
import { defineGangway } from "../elements/first/define.js";
import type { GangwayEventMap } from "../elements/first/events.js";
import type { GangwayOnboarding as GangwayElement } from "../elements/first/gangway-onboarding.js";
import {
  ATTRIBUTES,
  type GangwayTagProps,
  PROPERTIES,
  type PropertyName,
  type TextName,
} from "./tag-props.js";

const EVENTS = {
  onReady: "gangway-ready",
  onStep: "gangway-step",
  onStatus: "gangway-status",
  onCompleted: "gangway-completed",
  onEnded: "gangway-ended",
  onAction: "gangway-action",
  onError: "gangway-error",
  onCancelled: "gangway-cancelled",
  onEvent: "gangway-event",
} as const satisfies Record<string, keyof GangwayEventMap>;

type Events = {
  [Name in keyof typeof EVENTS]?: ((event: GangwayEventMap[(typeof EVENTS)[Name]]) => void) | undefined;
};
type Settings = { [Name in TextName | PropertyName]?: GangwayElement[Name] | undefined };

/** The element's settings and events. Everything else, such as `className`, `style` and `children`, goes to the tag. */
export type GangwayOnboardingProps = Settings &
  Events &
  Omit<HTMLAttributes<GangwayElement>, keyof Events | keyof Settings>;

// On a server there is no layout, and React warns of the effect.
const useBrowserEffect = typeof document === "undefined" ? useEffect : useLayoutEffect;

/** The component. Setting equal values, or new callbacks, changes nothing in the visit. */
export const GangwayOnboarding: ForwardRefExoticComponent<
  GangwayOnboardingProps & RefAttributes<GangwayElement>
> = forwardRef<GangwayElement, GangwayOnboardingProps>(function GangwayOnboarding(props, ref) {
  const own = useRef<GangwayElement>(null);
  useImperativeHandle(ref, () => own.current as GangwayElement, []);

  /** The props that go to the tag. */
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(props)) {
    if (name in ATTRIBUTES) rest[ATTRIBUTES[name as TextName]] = value ?? undefined;
    else if (!(name in PROPERTIES || name in EVENTS)) rest[name === "className" ? "class" : name] = value;
  }

  const latest = useRef<GangwayOnboardingProps>({});
  useBrowserEffect(() => {
    const before = latest.current;
    latest.current = props;
    for (const name of Object.keys(PROPERTIES) as PropertyName[]) {
      // A setting that was never a prop is left alone: the page may have set it through the ref.
      if (own.current && (name in props || name in before)) {
        Object.assign(own.current, { [name]: props[name] ?? PROPERTIES[name] });
      }
    }
  });

  useBrowserEffect(() => {
    const element = own.current;
    const listeners = new AbortController();
    for (const [name, type] of Object.entries(EVENTS)) {
      const forward = (event: Event) =>
        (latest.current[name as keyof Events] as ((event: Event) => void) | undefined)?.(event);
      element?.addEventListener(type, forward, listeners);
    }
    defineGangway();
    return () => listeners.abort();
  }, []);

  return createElement("gangway-onboarding", { ...rest, ref: own });
});

/** The bare tag in JSX, as React 19 takes it. */
type TagProps = DetailedHTMLProps<HTMLAttributes<GangwayElement>, GangwayElement> & GangwayTagProps;

declare module "react" {
  namespace JSX {
    interface IntrinsicElements {
      "gangway-onboarding": TagProps;
    }
  }
}
