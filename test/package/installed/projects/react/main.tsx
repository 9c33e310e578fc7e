import type { GangwayOnboarding as GangwayElement } from "gangway-onboarding";
import { GangwayOnboarding } from "gangway-onboarding/react";
import { StrictMode, useEffect, useRef, useState } from "react";
import { createRoot } from "react-dom/client";

const proxy = new URLSearchParams(location.search).get("proxy") ?? "";

function Page() {
  const widget = useRef<GangwayElement>(null);
  const [steps, setSteps] = useState<string[]>([]);
  useEffect(() => {
    document.title = steps.length ? `step ${steps.join()}` : "";
  }, [steps]);
  return (
    <>
      <GangwayOnboarding
        ref={widget}
        className="widget"
        endpoint={proxy}
        organisation="HARBOUR"
        customerContext={{ firstName: "Jane" }}
        onStep={(event) => setSteps((before) => [...before, event.step])}
        onError={({ code }) => console.error(code)}
      >
        <p>The identity check is loading.</p>
      </GangwayOnboarding>
      <button type="button" onClick={() => widget.current?.restart()}>
        Again
      </button>
    </>
  );
}

// The bare tag is typed too.
export const bare = (
  <gangway-onboarding organisation="HARBOUR" ongangway-step={({ step }) => console.log(step)} />
);
// @ts-expect-error no such theme
export const wrong = <GangwayOnboarding theme="blue" />;

const app = document.querySelector("#app");
if (app) {
  createRoot(app).render(
    <StrictMode>
      <Page />
    </StrictMode>,
  );
}
