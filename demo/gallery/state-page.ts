/** The page with one state of the widget: a frame of the gallery, and a page of its own. */
import { showState } from "../states/show-state.js";
import { WIDGET_STATES } from "../states/widget-states.js";
import { applyLook } from "./looks.js";

const query = new URLSearchParams(location.search);
const look = query.get("look") ?? "light";
const locale = query.get("language") ?? "en";
const state = WIDGET_STATES.find(({ name }) => name === query.get("name"));
const main = document.querySelector("main");

/** Failures are written to the console for whoever made the page. Here they are shown on purpose. */
function hideExpectedErrors(): void {
  const { error } = console;
  console.error = (...words: unknown[]) => {
    if (!String(words[0]).startsWith("<gangway-onboarding>")) error(...words);
  };
}

async function show(): Promise<void> {
  if (!state || !main) throw new Error("There is no state of this name.");
  hideExpectedErrors();
  document.title = `${state.title} · Gallery`;
  const heading = document.querySelector("h1");
  if (heading) heading.textContent = `${state.group}: ${state.title}`;
  const theme = await applyLook(look);
  // Of its own for each page: what a tab keeps of one visit must not reach another picture.
  const id = crypto.randomUUID();
  await showState(state, {
    container: main,
    endpoint: `https://${id}.proxy.example`,
    reference: id,
    frameUrl: new URL("/gallery/provider", location.href).href,
    settings: { theme, locale },
  });
}

document.documentElement.classList.toggle("framed", window !== window.top);
try {
  await show();
  document.documentElement.dataset.state = "shown";
} catch (error) {
  document.documentElement.dataset.state = "failed";
  if (main) main.textContent = String(error);
  console.error(error);
}
window.frameElement?.dispatchEvent(new Event("gallery-shown"));
