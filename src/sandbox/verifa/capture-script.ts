/**
 * The script of the capture pages, sent to the browser as it stands. In a frame it posts messages to the page around it,
 * in a tab of its own it leads back to `redirect_url`.
 *
 * Assumed: the message's shape, which isn't public. `type` is the word of the SDK's callback (`onReady`, `onComplete`,
 * `onClose`, `onError`); the callback's argument stands beside it.
 */
export const CAPTURE_SCRIPT = `
(() => {
  "use strict";
  const { say, next, ...more } = document.getElementById("verifa").dataset;
  if (window.parent === window) {
    if (next) window.location.replace(next);
    return;
  }
  // The page can't know who frames it. Its messages hold no personal data, so any origin may read them.
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
