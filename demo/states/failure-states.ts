/** The states in which the widget can't go on, or hasn't begun yet. */
import { type FakeProxy, never, problem, unreachable } from "./fake-proxy.js";
import type { WidgetState } from "./widget-state.js";

/** Lets the first call fail. */
const refusing =
  (status: number, code: string, more: object = {}) =>
  (proxy: FakeProxy): void => {
    proxy.instead.set("organisation", () => problem(status, code, more));
  };

const refusals = {
  internal: [500, "The server failed"],
  provider_unavailable: [503, "The provider is down"],
  unknown_organisation: [404, "Unknown organisation"],
  origin_not_allowed: [403, "The page’s address is not allowed"],
  unauthorised: [401, "Not authorised"],
} satisfies Record<string, [number, string]>;

export const FAILURE_STATES: readonly WidgetState[] = [
  ...Object.entries(refusals).map(
    ([code, [status, title]]): WidgetState => ({
      name: `error-${code.replaceAll("_", "-")}`,
      title,
      group: "Errors",
      step: "error",
      prepare: refusing(status, code),
    }),
  ),
  {
    name: "error-network",
    title: "The server can’t be reached",
    group: "Errors",
    step: "error",
    prepare(proxy) {
      proxy.instead.set("organisation", unreachable);
    },
  },
  {
    name: "error-offline",
    title: "No connection from the start",
    group: "Errors",
    step: "error",
    prepare(proxy) {
      proxy.instead.set("organisation", unreachable);
    },
    reach: (driver) => driver.loseConnection(),
  },
  {
    name: "error-timeout",
    title: "No answer in time",
    group: "Errors",
    step: "error",
    prepare(proxy) {
      proxy.instead.set("organisation", never);
    },
    wait: () => "soon",
  },
  {
    name: "error-rate-limited",
    title: "Too many calls",
    group: "Errors",
    step: "error",
    prepare: refusing(429, "rate_limited", { retryAfterSeconds: 33 }),
  },
  {
    name: "error-unknown-reference",
    title: "A link that doesn’t exist",
    group: "Errors",
    step: "error",
    invited: true,
    prepare(proxy) {
      proxy.instead.set("tracking", () => problem(404, "unknown_reference"));
    },
  },
  {
    name: "error-token-invalid",
    title: "The partner’s token is missing",
    group: "Errors",
    step: "error",
    invited: true,
    prepare(proxy) {
      proxy.authentication = "token";
    },
  },
  {
    name: "error-configuration",
    title: "A wrong setting of the page",
    group: "Errors",
    step: "error",
    settings: { trackingReference: "not-a-reference" },
  },
  {
    name: "loading",
    title: "Loading",
    group: "Loading",
    step: null,
    shows: ".skeleton",
    prepare(proxy) {
      proxy.instead.set("organisation", never);
    },
    // The outlines of a form.
    wait: (delayMs) => (delayMs === 250 ? "soon" : "never"),
  },
  {
    name: "loading-slow",
    title: "Nothing after eight seconds",
    group: "Loading",
    step: null,
    shows: "[part=error]",
    prepare(proxy) {
      proxy.instead.set("organisation", never);
    },
    // After the outlines, what is left of the eight seconds.
    wait: (delayMs) => (delayMs === 250 || delayMs === 7750 ? "soon" : "never"),
  },
  {
    name: "dialog-details",
    title: "The first step in a dialog",
    group: "Dialog",
    step: "details",
    fillsWindow: true,
    settings: { modal: true },
    prepare(proxy) {
      proxy.collect = ["firstName", "familyName", "dateOfBirth"];
      proxy.privacyUrl = "https://harbour.example/privacy";
    },
    reach: (driver) => driver.element.open(),
  },
];
