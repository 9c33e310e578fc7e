/** The pages of the demo, in the order of the navigation. */
import type { ProviderId } from "gangway-server";

export interface DemoPage {
  path: string;
  title: string;
  /** One sentence about what the page shows, for somebody who knows no term of ours. */
  shows: string;
  /** The few lines of a partner's code behind it. Empty where there are none to show. */
  code: string;
  /** The providers that the page can be shown with, its own first. Default: all. */
  providers?: readonly ProviderId[];
}

export interface PageGroup {
  title: string;
  pages: readonly DemoPage[];
}

const ENDPOINT = "https://onboarding.harbour.example";
const SCRIPT = `<script type="module" src="${ENDPOINT}/gangway.js"></script>`;

export const PAGE_GROUPS: readonly PageGroup[] = [
  {
    title: "As a customer sees it",
    pages: [
      {
        path: "/",
        title: "Open an account",
        shows: "A new customer fills in a short form on the bank’s page and proves who they are.",
        code: `${SCRIPT}\n\n<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`,
      },
      {
        path: "/laptop-and-phone",
        title: "Laptop and phone",
        shows:
          "The customer starts on a laptop and takes the photos with a phone. The laptop notices by itself.",
        code: `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>

// The widget shows the QR code, and follows what happens on the phone. The page needs no code of its own for this.`,
        providers: ["veriff", "verifime", "vx", "verifa"],
      },
      {
        path: "/dialog",
        title: "In a dialog",
        shows: "The same check in a dialog above the page. Closed and opened again, it goes on where it was.",
        code: `<gangway-onboarding organisation="HARBOUR" modal></gangway-onboarding>

document.querySelector("#open").addEventListener("click", () => widget.open());`,
      },
      {
        path: "/invited",
        title: "A customer of the bank",
        shows: "The customer has signed in at the bank, so there is nothing to type and no code to wait for.",
        code: `<gangway-onboarding tracking-reference="7ea40290-44b7-424e-babb-31da7ca1dcd1"></gangway-onboarding>

widget.customerToken = async () => (await fetch("/api/customer-token", { method: "POST" })).text();`,
      },
      {
        path: "/resubmission",
        title: "One more photo",
        shows: "A photo was too dark, so the service asks the customer for another one.",
        code: `<gangway-onboarding tracking-reference="7ea40290-44b7-424e-babb-31da7ca1dcd1"></gangway-onboarding>

widget.addEventListener("gangway-action", ({ kind, reason }) => console.log(kind, reason));`,
        providers: ["veriff", "verifa"],
      },
      {
        path: "/hosted",
        title: "A link by mail",
        shows:
          "The bank has no page for this at all: it mails a link, and the customer does everything there.",
        code: `const { onboardingUrl } = await gangway.invite({ email: "jane.smith@example.com", sendInvitationEmail: true });`,
      },
      {
        path: "/arabic",
        title: "From right to left",
        shows: "The bank’s page in Arabic. The widget takes the language and the direction from the page.",
        code: `<html lang="ar" dir="rtl">
  …
  <gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`,
      },
    ],
  },
  {
    title: "As a designer judges it",
    pages: [
      {
        path: "/gallery",
        title: "Every state",
        shows: "All screens that a customer can meet side by side, in any look, language and width.",
        code: "",
      },
      {
        path: "/playground",
        title: "Make it yours",
        shows: "Change colours, texts and settings, see the result at once, and copy the code for it.",
        code: "",
      },
    ],
  },
  {
    title: "As a developer builds it in",
    pages: [
      {
        path: "/script-tag",
        title: "One script tag",
        shows: "A page without any build tool: a single classic script, and the tag of the widget.",
        code: `<script src="${ENDPOINT}/gangway.iife.js" defer></script>

<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>`,
      },
      {
        path: "/react",
        title: "React",
        shows: "A small React page built with Vite. The widget is a component with properties and events.",
        code: `import { GangwayOnboarding } from "gangway-onboarding/react";

<GangwayOnboarding endpoint="${ENDPOINT}" organisation="HARBOUR" onCompleted={() => setDone(true)} />`,
      },
      {
        path: "/two-widgets",
        title: "Two on one page",
        shows:
          "Two people open a joint account on one page, each with a service and a language of their own.",
        code: `<gangway-onboarding organisation="HARBOUR"></gangway-onboarding>
<gangway-onboarding organisation="HARBOUR-JOINT" locale="de"></gangway-onboarding>`,
        providers: ["verifime"],
      },
      {
        path: "/drop-in",
        title: "In place of VerifiMe’s widget",
        shows:
          "A page that was written for VerifiMe’s own widget changes the address of one script, and nothing else.",
        code: `<div id="verifime-widget"></div>
<script src="${ENDPOINT}/verifime-widget.js"></script>

VerifimeWidget("#verifime-widget", "7ea40290-44b7-424e-babb-31da7ca1dcd1", { onSuccess() {}, onError() {} });`,
        providers: ["verifime"],
      },
      {
        path: "/headless",
        title: "Our own forms",
        shows: "The bank draws every step itself. The package keeps the state and talks to the server.",
        code: `import { browserPage, createOnboardingFlow, createProxyClient } from "gangway-onboarding/flow";

const flow = createOnboardingFlow({ client: createProxyClient({ endpoint }), environment: browserPage, organisation });
flow.subscribe((state) => show(state.step));
flow.start();`,
      },
      {
        path: "/strict",
        title: "Under strict security rules",
        shows:
          "The page forbids everything but its own files and one server, and checks each script before it runs.",
        code: `Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';
  connect-src ${ENDPOINT}; require-trusted-types-for 'script'; trusted-types lit-html`,
      },
      {
        path: "/framed",
        title: "Inside another site",
        shows: "A comparison site shows the bank’s page in a frame of its own.",
        code: `<iframe src="https://www.harbour.example/open-an-account" title="Harbour Bank"></iframe>`,
      },
    ],
  },
];

/** Returns the page at a path; undefined where there is none. */
export const findPage = (path: string): DemoPage | undefined =>
  PAGE_GROUPS.flatMap(({ pages }) => pages).find((page) => page.path === path);

/** Returns the page at a path. @throws Error where there is none */
export function pageAt(path: string): DemoPage {
  const page = findPage(path);
  if (!page) throw new Error(`The navigation has no page at ${path}.`);
  return page;
}
