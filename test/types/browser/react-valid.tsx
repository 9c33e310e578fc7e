/** Code of a partner's React page that compiles. */
import type {
  GangwayOnboarding as GangwayElement,
  Status,
  StepName,
  TermsOverride,
} from "gangway-onboarding";
import { terms as german } from "gangway-onboarding/locales/de";
import { GangwayOnboarding, type GangwayOnboardingProps } from "gangway-onboarding/react";
import { type ComponentProps, createRef, useRef } from "react";

const ref = createRef<GangwayElement>();
const settings: GangwayOnboardingProps = {
  endpoint: "https://onboarding.partner.example",
  organisation: "ORGCODE123",
};
const own: TermsOverride = { continue: german.continue };

export function Page({ steps, onStep }: { steps: StepName[]; onStep?: (step: StepName) => void }) {
  const widget = useRef<GangwayElement>(null);
  return (
    <>
      <GangwayOnboarding
        {...settings}
        ref={widget}
        key={steps.length}
        id="widget"
        className="card"
        style={{ maxWidth: "30rem" }}
        aria-label="Onboarding"
        trackingReference={undefined}
        email={null}
        customerContext={{ firstName: "Jane" }}
        customerToken={async () => "eyJ"}
        locale="de"
        theme="auto"
        launch="redirect"
        modal
        terms={own}
        onReady={(event) => event.type}
        onStep={({ step, index, count }) => (index < count ? onStep?.(step) : undefined)}
        onStatus={(event) => {
          const [now, before]: [Status, Status | null] = [event.status, event.previous];
          return [now, before, event.trackingReference];
        }}
        onCompleted={({ trackingReference }) => trackingReference.length}
        onEnded={({ reason }) => reason === "abandoned"}
        onError={({ code, message, retryable, providerCode }) => [code, message, retryable, providerCode]}
        onCancelled={undefined}
        onClick={(event) => event.currentTarget.restart()}
      >
        <p slot="intro">Nearly there.</p>
      </GangwayOnboarding>
      <button type="button" onClick={() => widget.current?.open()}>
        Open
      </button>
    </>
  );
}

export const asProps: ComponentProps<typeof GangwayOnboarding> = { ref, ...settings };
export const bare = (
  <gangway-onboarding
    ref={ref}
    organisation="ORGCODE123"
    tracking-reference="7ea40290-44b7-424e-babb-31da7ca1dcd1"
    customerContext={{ firstName: "Jane" }}
    ongangway-step={({ step }) => step}
  />
);
