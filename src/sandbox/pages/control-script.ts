/**
 * The script of the sandbox's own pages: it reads the page anew every two seconds while it is visible, and exchanges what
 * has changed. A list is marked with `data-live`; its items have ids. Without the script, a reload does the same.
 */
export const CONTROL_SCRIPT = `
(() => {
  "use strict";
  const INTERVAL_MS = 2000;
  let timer = 0;
  let reading = null;
  /** Each item's markup as it came, whatever has been opened since. */
  const sources = new WeakMap();

  /** Exchanges an item, and keeps what is open and where the focus is. */
  function exchange(item, next) {
    const open = [...item.querySelectorAll("details")].map((details) => details.open);
    const focusable = "a, button, input, summary";
    const focused = [...item.querySelectorAll(focusable)].indexOf(document.activeElement);
    item.replaceWith(next);
    [...next.querySelectorAll("details")].forEach((details, index) => { details.open ||= open[index] ?? false; });
    if (focused >= 0) next.querySelectorAll(focusable)[focused]?.focus();
  }

  function update(list, next) {
    const before = new Map([...list.children].map((item) => [item.id, item]));
    [...next.children].forEach((item, index) => {
      const old = before.get(item.id);
      before.delete(item.id);
      if (!old) list.insertBefore(item, list.children[index] ?? null);
      else if (sources.get(old) !== item.outerHTML) {
        sources.set(item, item.outerHTML);
        exchange(old, item);
      }
      const now = document.getElementById(item.id);
      if (now && list.children[index] !== now) list.insertBefore(now, list.children[index] ?? null);
    });
    for (const gone of before.values()) gone.remove();
  }

  function remember() {
    for (const item of document.querySelectorAll("[data-live] > *")) {
      if (!sources.has(item)) sources.set(item, item.outerHTML);
    }
  }

  async function refresh() {
    clearTimeout(timer);
    reading?.abort();
    if (document.hidden) return;
    reading = new AbortController();
    const { signal } = reading;
    try {
      const answer = await fetch(location.href, { headers: { accept: "text/html" }, signal });
      const next = new DOMParser().parseFromString(await answer.text(), "text/html");
      for (const list of document.querySelectorAll("[data-live]")) {
        const other = next.querySelector('[data-live="' + list.dataset.live + '"]');
        if (other) update(list, other);
      }
      remember();
    } catch {
      // The sandbox is being restarted.
    }
    if (!signal.aborted) timer = setTimeout(refresh, INTERVAL_MS);
  }

  remember();
  document.addEventListener("visibilitychange", refresh);
  const search = document.querySelector("[role=search]");
  const find = (event) => {
    event.preventDefault();
    const query = new URLSearchParams(new FormData(search));
    history.replaceState(null, "", "?" + query);
    refresh();
  };
  search?.addEventListener("input", find);
  search?.addEventListener("submit", find);
  timer = setTimeout(refresh, INTERVAL_MS);
})();
`;
