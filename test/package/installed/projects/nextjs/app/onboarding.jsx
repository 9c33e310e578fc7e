"use client";
import { GangwayOnboarding } from "gangway-onboarding/react";
import { useState } from "react";

export function Onboarding({ proxy }) {
  const [steps, setSteps] = useState([]);
  return (
    <>
      <title>{steps.length > 0 ? `step ${steps.join()}` : "Harbour Bank"}</title>
      <GangwayOnboarding
        endpoint={proxy}
        organisation="HARBOUR"
        customerContext={{ firstName: "Jane" }}
        onStep={(event) => setSteps((before) => [...before, event.step])}
      >
        <p>The identity check is loading.</p>
      </GangwayOnboarding>
    </>
  );
}
