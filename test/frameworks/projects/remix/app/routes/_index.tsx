import { useSearchParams } from "@remix-run/react";
import { GangwayOnboarding } from "gangway-onboarding/react";

export default function Onboarding() {
  const [query] = useSearchParams();
  return (
    <GangwayOnboarding
      endpoint={query.get("proxy") ?? ""}
      organisation="HARBOUR"
      customerContext={{ firstName: "Jane" }}
      onStep={(event) => {
        document.title = `step ${event.step}`;
      }}
    >
      <p>The identity check is loading.</p>
    </GangwayOnboarding>
  );
}
