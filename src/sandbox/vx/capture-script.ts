/**
 * The script of the capture pages, sent to the browser as it stands. It posts VX's words to the page around the frame,
 * offers to close there, and waits for the verdict. From "iFrame Integration" (api.veratad.com/vx), November 2026.
 */
export const CAPTURE_SCRIPT = `
(() => {
  "use strict";
  const { word, verdict } = document.currentScript.dataset;
  // The page can't know who frames it. Its messages hold no data, so any origin may read them.
  const post = (text) => window.parent.postMessage(text, "*");
  if (window.parent !== window) {
    for (const part of document.querySelectorAll("[data-framed]")) part.hidden = false;
    for (const part of document.querySelectorAll("[data-tab]")) part.hidden = true;
    for (const button of document.querySelectorAll("[data-close]")) button.addEventListener("click", () => post("CLOSE"));
    if (word) post(word);
  }
  const look = async () => {
    try {
      const answer = document.hidden ? null : await fetch(verdict);
      if (answer?.ok && (await answer.json()).word !== null) return window.location.reload();
    } catch {}
    setTimeout(look, 2000);
  };
  if (verdict) setTimeout(look, 2000);
})();
`;
