/**
 * The script of the flow, sent to the browser as it stands. In a frame it posts messages to the page around it, in a
 * tab of its own it leads back to the callback. The messages and the answer to the handshake are those of
 * `@veriff/incontext-sdk` 2.5.0 (npm), November 2026.
 */
export const CAPTURE_SCRIPT = `
(() => {
  "use strict";
  const { say, next, watch, status } = document.getElementById("veriff").dataset;
  const framed = window.parent !== window;
  if (framed) {
    window.addEventListener("message", ({ source, data }) => {
      if (source !== window.parent || data?.name !== "VERIFF_RENDER") return;
      document.documentElement.dataset.rendered = data.payload.version;
    });
    // The page can't know who frames it. Its messages hold no data, so any origin may read them.
    window.parent.postMessage("VERIFF_HANDSHAKE", "*");
    if (say) window.parent.postMessage(say, "*");
  } else if (next) {
    window.location.replace(next);
  }
  // On the last screen the customer waits for what becomes of it, and may be asked to try again.
  const look = async () => {
    try {
      const answer = await fetch(watch);
      if (answer.ok && (await answer.json()).status !== status) return window.location.reload();
    } catch {}
    setTimeout(look, 2000);
  };
  if (watch) setTimeout(look, 2000);
})();
`;
