/** The states in which the customer proves their email address or phone number. */
import { type FakeProxy, never, problem } from "./fake-proxy.js";
import type { WidgetDriver } from "./widget-driver.js";
import type { WidgetState } from "./widget-state.js";

const group = "Code";
const step = "code";
const CODE_FAULT = "#code[aria-invalid=true]";

/** Returns the visit of a tab in which a code was sent before. */
const sentBefore =
  (minutesAgo: number, more: { delayed?: boolean; channel?: "sms"; expiresInSeconds?: number } = {}) =>
  (trackingReference: string) => ({
    trackingReference,
    visitToken: "",
    sent: {
      expiresInSeconds: 600,
      resendAfterSeconds: 30,
      sentAt: Date.now() - minutesAgo * 60_000,
      ...more,
    },
  });

/** Lets the proxy answer a code with a refusal. */
const refusing =
  (status: number, code: string, more: object = {}) =>
  (proxy: FakeProxy): void => {
    proxy.instead.set("activate", () => problem(status, code, more));
  };

async function typeCode(driver: WidgetDriver): Promise<void> {
  await driver.type("#code", "123456");
}

export const CODE_STATES: readonly WidgetState[] = [
  { name: "code-sent", title: "Sent just now, the next one has to wait", group, step, saved: sentBefore(0) },
  { name: "code-sent-minutes-ago", title: "Sent minutes ago", group, step, saved: sentBefore(3) },
  {
    name: "code-offer",
    title: "Not sent yet, for an invited customer",
    group,
    step,
    invited: true,
  },
  {
    name: "code-late",
    title: "The mail is late",
    group,
    step,
    saved: sentBefore(0, { delayed: true }),
  },
  {
    name: "code-sms",
    title: "By text message",
    group,
    step,
    prepare(proxy) {
      proxy.codeChannels = ["sms", "mail"];
    },
    saved: sentBefore(0, { channel: "sms" }),
  },
  {
    name: "code-checking",
    title: "Being checked",
    group,
    step,
    shows: "[part~=button-primary][aria-disabled=true]",
    prepare(proxy) {
      proxy.instead.set("activate", never);
    },
    saved: sentBefore(0),
    reach: typeCode,
    wait: () => "never",
  },
  {
    name: "code-wrong",
    title: "Wrong",
    group,
    step,
    shows: CODE_FAULT,
    prepare: refusing(422, "code_incorrect", { attemptsLeft: 3 }),
    saved: sentBefore(0),
    reach: typeCode,
  },
  {
    name: "code-incomplete",
    title: "Incomplete",
    group,
    step,
    shows: CODE_FAULT,
    saved: sentBefore(0),
    async reach(driver) {
      await driver.type("#code", "1234");
      await driver.press("[part~=button-primary]");
    },
  },
  {
    name: "code-expired",
    title: "Too old",
    group,
    step,
    shows: CODE_FAULT,
    prepare: refusing(422, "code_expired"),
    saved: sentBefore(3),
    reach: typeCode,
  },
  {
    name: "code-too-many",
    title: "Wrong too often",
    group,
    step,
    shows: CODE_FAULT,
    prepare: refusing(429, "too_many_attempts"),
    saved: sentBefore(3),
    reach: typeCode,
  },
  {
    name: "code-resent",
    title: "Sent once more",
    group,
    step,
    shows: "#code",
    saved: sentBefore(3),
    async reach(driver) {
      await driver.press(".resend button");
      await driver.until(() => driver.proxy.to("code").length > 0, "second code");
      await driver.until(
        () => driver.element.shadowRoot?.querySelector(".resend [role=status]")?.textContent,
        "word that it was sent",
      );
    },
  },
  {
    name: "code-mail-refused",
    title: "The address takes no mail",
    group,
    step,
    shows: "[part=error]",
    invited: true,
    prepare(proxy) {
      proxy.instead.set("code", () => problem(400, "invalid_request"));
    },
    reach: (driver) => driver.press("[part~=button-primary]"),
  },
  {
    name: "code-mail-failed",
    title: "The mail could not be sent",
    group,
    step,
    shows: "[part=error]",
    invited: true,
    prepare(proxy) {
      proxy.instead.set("code", () => problem(503, "provider_unavailable"));
    },
    reach: (driver) => driver.press("[part~=button-primary]"),
  },
  {
    name: "code-too-often",
    title: "Asked for too often",
    group,
    step,
    shows: "[part=error]",
    invited: true,
    prepare(proxy) {
      proxy.instead.set("code", () => problem(429, "rate_limited", { retryAfterSeconds: 33 }));
    },
    reach: (driver) => driver.press("[part~=button-primary]"),
  },
  {
    name: "code-help",
    title: "With help opened",
    group,
    step,
    shows: ".opened",
    prepare(proxy) {
      proxy.helpUrl = "mailto:help@harbour.example";
    },
    saved: sentBefore(3),
    reach: (driver) => driver.press("#getHelp"),
  },
];
