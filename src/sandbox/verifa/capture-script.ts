/**
 * The script of the capture pages: in a frame it speaks to the page around it, in a tab of its own it leads back to
 * `redirect_url`. It is sent to the browser as it stands. The message's shape isn't public: `type` is the word of the
 * SDK's callback (`onReady`, `onComplete`, `onClose`, `onError`), beside it what that callback is given.
 */
export const CAPTURE_SCRIPT = `
(() => {
  "use strict";
  const { say, next, ...more } = document.getElementById("verifa").dataset;
  if (window.parent === window) {
    if (next) window.location.replace(next);
    return;
  }
  // Whoever frames the page is not known to it: what it says holds no personal data and may go to anybody.
  const post = (type, members) => window.parent.postMessage({ source: "verifa", type, ...members }, "*");
  post("ready", {});
  if (say) post(say, more);
  for (const one of document.querySelectorAll("[data-own-tab]")) one.hidden = true;
  for (const one of document.querySelectorAll("[data-close]")) {
    one.hidden = false;
    one.addEventListener("click", () => post("close", {}));
  }
})();
`;
