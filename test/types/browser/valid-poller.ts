import { browserPage, createProxyClient, createStatusPoller } from "gangway-onboarding/flow";

declare const trackingReference: string;
declare function show(text: string): void;

const client = createProxyClient({ endpoint: "https://onboarding.harbour.example" });
const poller = createStatusPoller({
  read: (signal) => client.readStatus(trackingReference, signal),
  environment: browserPage,
  onAnswer: ({ status, ended }) => show(ended ?? status),
  onFailure: ({ code }) => show(code),
  onError: ({ code }) => show(code),
});
poller.start();
