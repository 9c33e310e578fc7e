// The bank's own user interface, on the flow without the element. A page with a bundler writes "gangway-onboarding/flow".
import {
  browserPage,
  createOnboardingFlow,
  createProxyClient,
  tabMemory,
} from "/gangway-onboarding/entry/browser/flow.js";

const forms = document.querySelector(".own");
const { endpoint, organisation } = forms.dataset;
const find = (selector) => forms.querySelector(selector);

const flow = createOnboardingFlow({
  client: createProxyClient({ endpoint }),
  environment: browserPage,
  memory: tabMemory(`headless ${organisation}`),
  organisation,
  onError: sayFailure,
});

function sayFailure(error) {
  const faults = error.validationResults?.map(({ name, message }) => `${name} ${message}`);
  find("#failure").textContent = faults?.length ? faults.join("; ") : error.message;
}

/** Runs one action of the customer at a time, and shows its result unless that is the next step. */
function act(form, work) {
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    const button = form.querySelector("button");
    if (button.ariaDisabled === "true") return;
    button.ariaDisabled = "true";
    find("#failure").textContent = "";
    await work(Object.fromEntries(new FormData(form))).catch(sayFailure);
    button.ariaDisabled = null;
  });
}

act(find("#details"), ({ email, ...customerContext }) => flow.submitDetails({ email, customerContext }));
act(find("#code"), ({ code }) => flow.submitCode(code.replace(/\D/g, "")));
find("#resend").addEventListener("click", () => flow.requestCode().catch(sayFailure));
find("#open").addEventListener("click", () => flow.providerOpened());
find("#reopen").addEventListener("click", () => flow.showLaunch());
for (const button of forms.querySelectorAll(".again")) button.addEventListener("click", () => flow.restart());

flow.subscribe((state, previous) => {
  for (const step of forms.querySelectorAll("[data-step]")) step.hidden = step.dataset.step !== state.step;
  // Not before the customer has acted.
  if (previous.step && state.step && state.step !== previous.step) {
    find("#failure").textContent = "";
    find(`[data-step=${state.step}] h2`).focus();
  }
  if (state.step === "launch") find("#open").href = state.launch.inviteUrl;
  if (state.step === "waiting") {
    find("#waiting").textContent = state.polling.failure
      ? "We lost the connection, and keep trying."
      : state.visit.status === "Active"
        ? "You have begun. We wait for the rest."
        : "We wait for you to begin.";
  }
  if (state.step === "error") find("#error").textContent = state.error.message;
});

flow.start();
