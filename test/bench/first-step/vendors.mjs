/**
 * The widgets that are compared: the published packages of other vendors, each as its own documents show it, and ours.
 * `shown` runs in the page, and tells that the customer sees the first screen. Theirs is an empty frame, or their own form.
 */

const frame =
  "() => [...document.querySelectorAll('iframe')].some((one) => one.getBoundingClientRect().height > 0)";
const inShadow = (/** @type {string} */ tag, /** @type {string} */ selector) =>
  `() => (document.querySelector('${tag}')?.shadowRoot?.querySelector('${selector}')?.getBoundingClientRect().height ?? 0) > 0`;

/** @typedef {{ name: string, package?: string, code?: string, script?: string, body: string, shown: string }} Vendor */

/** @type {readonly Vendor[]} */
export const VENDORS = [
  {
    name: "Gangway, ready to type in",
    script: "/proxy/gangway.js",
    body: `<gangway-onboarding organisation="HARBOUR" endpoint="/proxy"></gangway-onboarding>`,
    shown: inShadow("gangway-onboarding", "#email"),
  },
  {
    name: "Veriff InContext, empty frame",
    package: "@veriff/incontext-sdk@2.5.0",
    code: `import { createVeriffFrame } from "@veriff/incontext-sdk";
      createVeriffFrame({ url: location.origin + "/frame" });`,
    body: "",
    shown: frame,
  },
  {
    name: "Veriff js-sdk, two fields",
    package: "@veriff/js-sdk@2.0.0",
    code: `import { Veriff } from "@veriff/js-sdk";
      Veriff({ apiKey: "key", parentId: "root", onSession() {} }).mount();`,
    body: `<div id="root"></div>`,
    shown: "() => (document.querySelector('#root input')?.getBoundingClientRect().height ?? 0) > 0",
  },
  {
    name: "Didit, empty frame",
    package: "@didit-protocol/sdk-web@0.4.0",
    code: `import { DiditSdk } from "@didit-protocol/sdk-web";
      DiditSdk.shared.startVerification({ url: "https://verify.didit.me/session/token" });`,
    body: "",
    shown: frame,
  },
  {
    name: "Persona, empty frame",
    package: "persona@5.9.0",
    code: `import { Client } from "persona";
      const client = new Client({ templateId: "itmpl_1", environment: "sandbox", onReady() {} });
      client.open();`,
    body: "",
    shown: "() => !!document.querySelector('iframe')",
  },
  {
    name: "Smile ID, consent screen",
    package: "@smileid/web-components@11.4.0",
    code: `import "@smileid/web-components/end-user-consent";`,
    body: `<end-user-consent partner-name="Harbour Bank" partner-logo="/logo.svg" policy-url="https://harbour.example"></end-user-consent>`,
    shown: inShadow("end-user-consent", "button"),
  },
];
