// Runs a program in the project's folder.
import { spawn } from "node:child_process";
import { fileURLToPath } from "node:url";

const ROOT = fileURLToPath(new URL("..", import.meta.url));

/**
 * @param {string} program
 * @param {readonly string[]} args
 * @param {object} [options]
 * @param {NodeJS.ProcessEnv} [options.env] variables beside those of this process
 * @param {string} [options.title] Others run at the same time: what it prints is shown below this line once it has ended.
 * @returns {Promise<boolean>} true where it succeeded
 */
export function runProgram(program, args, { env = {}, title } = {}) {
  const stdio = title === undefined ? "inherit" : ["ignore", "pipe", "pipe"];
  const started = spawn(program, args, { cwd: ROOT, stdio, env: { ...process.env, ...env } });
  /** @type {Buffer[]} */
  const printed = [];
  for (const stream of [started.stdout, started.stderr]) stream?.on("data", (chunk) => printed.push(chunk));
  return new Promise((resolve) => {
    started.once("error", () => resolve(false));
    started.once("close", (code) => {
      if (title !== undefined) process.stdout.write(`\n── ${title}\n${Buffer.concat(printed)}`);
      resolve(code === 0);
    });
  });
}
