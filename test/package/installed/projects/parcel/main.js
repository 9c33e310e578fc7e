import "gangway-onboarding/define";

const widget = document.createElement("gangway-onboarding");
widget.endpoint = new URLSearchParams(location.search).get("proxy");
widget.organisation = "HARBOUR";
widget.customerContext = { firstName: "Jane" };
widget.addEventListener("gangway-step", (event) => {
  document.title = `step ${event.step}`;
});
document.querySelector("#app").append(widget);
