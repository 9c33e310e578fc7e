export type { SandboxServer, SandboxServerOptions } from "../../node/start-sandbox.js";
export { startSandbox } from "../../node/start-sandbox.js";
export type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.js";
export { ConnectionDropped, createSandbox } from "../../sandbox/sandbox.js";
