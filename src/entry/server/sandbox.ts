export type { SandboxServer, SandboxServerOptions } from "../../node/sandbox-server.js";
export { startSandbox } from "../../node/sandbox-server.js";
export type { Sandbox, SandboxOptions } from "../../sandbox/sandbox.js";
export { ConnectionDropped, createSandbox } from "../../sandbox/sandbox.js";
