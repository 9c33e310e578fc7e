/** A partner's own server: a Node.js script that prints its address when it listens. */
import { spawn } from "node:child_process";
import { once } from "node:events";
import { QUIET } from "./run-command.js";

export interface StartedServer {
  url: string;
  /** Returns everything that it has written to standard error. */
  complaints(): string;
  close(): Promise<void>;
}

/** Starts a server. @throws Error with all of its output, when it ends before it listens */
export async function startServer(cwd: string, script: string, ...args: string[]): Promise<StartedServer> {
  const child = spawn(process.execPath, [script, ...args], { cwd, env: QUIET });
  const closed = once(child, "close");
  let said = "";
  let complaints = "";
  child.stderr.on("data", (data) => {
    complaints += data;
  });
  const url = await new Promise<string>((resolve, reject) => {
    child.stdout.on("data", (data) => {
      said += data;
      const [address] = /http:\/\/localhost:\d+(?=\s)/.exec(said) ?? [];
      if (address) resolve(address);
    });
    child.on("error", reject);
    child.on("close", () => reject(new Error(`${script} ${args.join(" ")} ended:\n${said}${complaints}`)));
  });
  return {
    url,
    complaints: () => complaints,
    async close() {
      child.kill();
      await closed;
    },
  };
}
