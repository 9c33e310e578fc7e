import { GangwayOnboarding } from "gangway-onboarding/react";

export function App({ proxy }) {
  return (
    <main>
      <h1>Harbour Bank</h1>
      <GangwayOnboarding
        endpoint={proxy}
        organisation="HARBOUR"
        customerContext={{ firstName: "Jane" }}
        onStep={(event) => {
          document.title = `step ${event.step}`;
        }}
      >
        <p>The identity check is loading.</p>
      </GangwayOnboarding>
    </main>
  );
}
