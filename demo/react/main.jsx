// A small React page of the bank's, built with Vite: `npm run build:demo`.
import { GangwayOnboarding } from "gangway-onboarding/react";
import { StrictMode, useState } from "react";
import { createRoot } from "react-dom/client";

function OpenAccount({ endpoint, organisation, locale }) {
  const [isDone, setDone] = useState(false);
  return (
    <>
      <GangwayOnboarding
        endpoint={endpoint}
        organisation={organisation}
        locale={locale}
        onCompleted={() => setDone(true)}
      />
      <p role="status">{isDone ? "Harbour Bank: thank you. We write to you within a day." : ""}</p>
    </>
  );
}

const root = document.querySelector("#root");
createRoot(root).render(
  <StrictMode>
    <OpenAccount {...root.dataset} />
  </StrictMode>,
);
