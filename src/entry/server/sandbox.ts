export type { SandboxServer, SandboxServerOptions } from "../../node/start-sandbox.js";
export { startSandbox } from "../../node/start-sandbox.js";
export type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.js";
export { ConnectionDropped, createSandbox } from "../../sandbox/sandbox.js";
export type {
  ConnectedSandbox,
  ConnectOptions,
  SandboxMail,
  SandboxRequest,
  SandboxText,
} from "../../test-kit/connect-sandbox.js";
export { connectSandbox } from "../../test-kit/connect-sandbox.js";
export type { WebhookInbox, WebhookInboxOptions } from "../../test-kit/webhook-inbox.js";
export { createWebhookInbox } from "../../test-kit/webhook-inbox.js";
