import type { GangwayOnboarding, GangwayTagProps } from "gangway-onboarding";
import "gangway-onboarding/define";
import { type HTMLAttributes, render } from "preact";
import { useEffect, useRef, useState } from "preact/hooks";

declare module "preact" {
  namespace JSX {
    interface IntrinsicElements {
      "gangway-onboarding": HTMLAttributes<GangwayOnboarding> & GangwayTagProps;
    }
  }
}

const proxy = new URLSearchParams(location.search).get("proxy") ?? "";

function Page() {
  const widget = useRef<GangwayOnboarding>(null);
  const [steps, setSteps] = useState<string[]>([]);
  useEffect(() => {
    document.title = steps.length ? `step ${steps.join()}` : "";
  }, [steps]);
  return (
    <>
      <gangway-onboarding
        ref={widget}
        class="widget"
        endpoint={proxy}
        organisation="HARBOUR"
        customerContext={{ firstName: "Jane" }}
        ongangway-step={(event) => setSteps((before) => [...before, event.step])}
      >
        <p>The identity check is loading.</p>
      </gangway-onboarding>
      <button type="button" onClick={() => widget.current?.restart()}>
        Again
      </button>
    </>
  );
}

// @ts-expect-error no such theme
export const wrongTheme = <gangway-onboarding theme="blue" />;
// @ts-expect-error no such member
export const wrongContext = <gangway-onboarding customerContext={{ firstname: "Jane" }} />;
// @ts-expect-error no such field
export const wrongField = <gangway-onboarding ongangway-step={({ status }) => status} />;

const app = document.querySelector("#app");
if (app) render(<Page />, app);
