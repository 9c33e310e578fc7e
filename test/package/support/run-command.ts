/** Commands and tools that the tests start. */
import { spawn } from "node:child_process";

/** The environment of tools that tests run: plain text, and no telemetry. */
export const QUIET = { ...process.env, NO_COLOR: "1", NEXT_TELEMETRY_DISABLED: "1" };

/** Runs a command and returns its standard output. @throws Error with all of its output, when it fails */
export function runCommand(cwd: string, command: string, ...args: string[]): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { cwd, env: QUIET });
    let output = "";
    let standardOutput = "";
    child.stdout.on("data", (data) => {
      standardOutput += data;
      output += data;
    });
    child.stderr.on("data", (data) => {
      output += data;
    });
    child.on("error", reject);
    child.on("close", (code) => {
      if (code === 0) resolve(standardOutput);
      else reject(new Error(`${command} ${args.join(" ")} failed:\n${output}`));
    });
  });
}
