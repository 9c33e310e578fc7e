// The widgets' events, the page's requests to the proxy, and the webhooks of the bank's server, as they come.
import { eachDocument } from "/documents.js";

const LINES = 30;
const time = new Intl.DateTimeFormat("en-AU", { timeStyle: "medium", hourCycle: "h23" });

const FIELDS = {
  "gangway-ready": () => "",
  "gangway-step": ({ step, index, count }) => `${step} (${index} of ${count})`,
  "gangway-status": ({ previous, status }) => (previous ? `${previous} → ${status}` : status),
  "gangway-completed": () => "(no result)",
  "gangway-ended": ({ reason }) => reason,
  "gangway-action": ({ kind, reason }) => `${kind}: ${reason}`,
  "gangway-error": ({ code }) => code,
  "gangway-cancelled": () => "",
};

/** @param drawer The drawer that shows them. */
export function startEvents(drawer) {
  const find = (name) => drawer.querySelector(name);
  const log = find("#log");
  const proxy = drawer.dataset.proxy;

  function write(kind, text, at = new Date()) {
    const line = document.createElement("li");
    line.className = kind;
    const when = document.createElement("time");
    when.textContent = time.format(at);
    const what = document.createElement("span");
    what.textContent = text;
    line.append(when, what);
    log.prepend(line);
    while (log.children.length > LINES) log.lastElementChild.remove();
  }

  function showEvent(event) {
    const { type, target: widget } = event;
    write(
      type === "gangway-error" ? "error" : "event",
      `${type.replace("gangway-", "")} ${FIELDS[type](event)}`,
    );
    find("#step").textContent = widget.step ?? "–";
    find("#status").textContent = widget.status ?? "–";
    followVisitEvents(widget.trackingReference);
  }

  /** Shows the webhook events about this visit that the bank's server has received. */
  let followed = null;
  let events = null;
  function followVisitEvents(reference) {
    if (!reference || reference === followed) return;
    followed = reference;
    events?.close();
    find("#outcome").textContent = "–";
    events = new EventSource(`/api/visit-events/${reference}`);
    events.addEventListener("message", ({ data }) => {
      const { type, outcome } = JSON.parse(data);
      write("webhook", `webhook ${type}${outcome ? ` (${outcome})` : ""}`);
      if (outcome) find("#outcome").textContent = outcome;
    });
  }

  function showRequests(list, { timeOrigin }) {
    for (const entry of list.getEntries()) {
      if (entry.initiatorType !== "fetch" || !entry.name.startsWith(`${proxy}/`)) continue;
      const path = new URL(entry.name).pathname.replace(/^.*\/[0-9a-f-]{36}/, "…/{ref}");
      write("request", path, new Date(timeOrigin + entry.startTime));
    }
  }

  eachDocument((page) => {
    for (const type of Object.keys(FIELDS)) page.addEventListener(type, showEvent);
    const { PerformanceObserver, performance } = page.defaultView;
    const observer = new PerformanceObserver((list) => showRequests(list, performance));
    observer.observe({ type: "resource", buffered: true });
  });
}
