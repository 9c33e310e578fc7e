import type { GangwayOnboarding, GangwayTagProps } from "gangway-onboarding";
import "gangway-onboarding/define";
import { createEffect, createSignal } from "solid-js";
import { render } from "solid-js/web";

declare module "solid-js" {
  namespace JSX {
    interface IntrinsicElements {
      "gangway-onboarding": HTMLAttributes<GangwayOnboarding> & GangwayTagProps<"on:", "prop:">;
    }
  }
}

const proxy = new URLSearchParams(location.search).get("proxy") ?? "";

function Page() {
  let widget: GangwayOnboarding | undefined;
  const [steps, setSteps] = createSignal<string[]>([]);
  createEffect(() => {
    document.title = steps().length ? `step ${steps().join()}` : "";
  });
  return (
    <>
      <gangway-onboarding
        ref={widget}
        class="widget"
        endpoint={proxy}
        organisation="HARBOUR"
        prop:customerContext={{ firstName: "Jane" }}
        on:gangway-step={(event) => setSteps((before) => [...before, event.step])}
      >
        <p>The identity check is loading.</p>
      </gangway-onboarding>
      <button type="button" onClick={() => widget?.restart()}>
        Again
      </button>
    </>
  );
}

// @ts-expect-error no such theme
export const wrongTheme = () => <gangway-onboarding theme="blue" />;
// @ts-expect-error no such member
export const wrongContext = () => <gangway-onboarding prop:customerContext={{ firstname: "Jane" }} />;
// @ts-expect-error no such field
export const wrongField = () => <gangway-onboarding on:gangway-step={({ status }) => status} />;

const app = document.querySelector("#app");
if (app) render(() => <Page />, app);
