/** The providers: `gangway sandbox` as a child process, driven by its control calls. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { onTestFinished } from "vitest";
import type { ProviderId } from "../../src/contract/providers.js";
import { freePort } from "../suites/free-port.js";
import { CLI } from "../unit/node/support/gangway-process.js";
import { httpCall } from "./http-call.js";

export interface SandboxProcess {
  credentials: Record<ProviderId, Record<string, unknown>>;
  /** Calls `/_sandbox/{path}`, and waits where the process is frozen. Rejects with what a refusal says. */
  control(path: string, body: unknown): Promise<void>;
  /** Stops the process: connections stay open, and nothing answers. */
  freeze(): void;
  thaw(): void;
}

export async function startSandboxProcess(): Promise<SandboxProcess> {
  const ports = ["--port", String(await freePort()), "--smtp-port", String(await freePort())];
  const child = spawn(process.execPath, [CLI, "sandbox", ...ports], { stdio: ["ignore", "pipe", "inherit"] });
  const exited = once(child, "exit");
  onTestFinished(async () => {
    child.kill("SIGKILL");
    await exited;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (chunk: Buffer) => {
      const [, ready] = /sandbox ready on (\S+)/.exec(String(chunk)) ?? [];
      if (ready) resolve(ready);
    });
    child.once("exit", (code) => reject(new Error(`gangway sandbox ended with ${code}`)));
  });

  async function call(method: string, path: string, body?: unknown) {
    const answer = await httpCall(url, { method, path: `/_sandbox/${path}`, body, timeoutMs: 60_000 });
    if (answer.status !== 200) throw new Error(`${path}: ${answer.status} ${JSON.stringify(answer.json)}`);
    return answer.json;
  }

  return {
    credentials: await call("GET", "credentials"),
    control: (path, body) => call("POST", path, body),
    freeze: () => child.kill("SIGSTOP"),
    thaw: () => child.kill("SIGCONT"),
  };
}
