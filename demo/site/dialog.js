const widget = document.querySelector("gangway-onboarding");
document.querySelector("#open").addEventListener("click", () => widget.open());
