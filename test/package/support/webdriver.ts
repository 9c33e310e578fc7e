/** WebKitGTK over plain WebDriver: the WebKit that Debian packages, which Playwright can't drive. */
import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { vi } from "vitest";
import type { webkitPaths } from "../../find-browser.mjs";
import { freePort } from "../../suites/free-port.js";

/** The key of an element in a command's result (WebDriver, "Elements"). */
const ELEMENT = "element-6066-11e4-a52e-4f735466cecf";
const COMMAND_LIMIT_MS = 60_000;
/** The characters that stand for keys (WebDriver, "Keyboard actions"). */
const KEYS = { Tab: "\uE004", Enter: "\uE007", End: "\uE010", Space: " " };

type Paths = NonNullable<ReturnType<typeof webkitPaths>>;

export type Key = keyof typeof KEYS;

export interface WebDriverSession {
  open(url: string): Promise<void>;
  /** Runs an expression in the page. */
  evaluate(expression: string): Promise<unknown>;
  /** Clicks the element that an expression returns, as a person would. */
  click(expression: string): Promise<void>;
  /** Presses a key. */
  press(key: Key): Promise<void>;
  /** Types a text where the focus is. */
  type(text: string): Promise<void>;
  close(): Promise<void>;
}

async function end(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, "exit");
  process.kill();
  await ended;
}

/** Starts a virtual screen, the driver, and one window. */
export async function startWebKit({ driver, browser, display }: Paths): Promise<WebDriverSession> {
  const screen = spawn(display, ["-displayfd", "3", "-nolisten", "tcp"], {
    stdio: ["ignore", "ignore", "ignore", "pipe"],
  });
  const [number] = await once(screen.stdio[3] as Readable, "data");
  const port = await freePort();
  const server = spawn(driver, ["--host=127.0.0.1", "-p", String(port)], {
    env: { ...process.env, DISPLAY: `:${String(number).trim()}` },
    stdio: "ignore",
  });

  // Neither process may outlive the run, however it ends.
  process.once("exit", () => [server, screen].map((each) => each.kill()));

  async function send(method: string, path: string, body?: object): Promise<unknown> {
    const response = await fetch(`http://127.0.0.1:${port}${path}`, {
      method,
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(COMMAND_LIMIT_MS),
    });
    const { value } = (await response.json()) as { value: unknown };
    if (response.ok) return value;
    const { error, message } = value as { error: string; message: string };
    throw new Error(`${method} ${path}: ${error}: ${message}`);
  }

  const options = { binary: browser, args: ["--automation"] };
  const capabilities = { alwaysMatch: { "webkitgtk:browserOptions": options } };
  async function begin(): Promise<string> {
    // The driver doesn't announce that it listens.
    await vi.waitFor(() => send("GET", "/status"), { timeout: COMMAND_LIMIT_MS });
    const { sessionId } = (await send("POST", "/session", { capabilities })) as { sessionId: string };
    return `/session/${sessionId}`;
  }
  const stop = async () => {
    await end(server);
    await end(screen);
  };
  const session = await begin().catch(async (error) => {
    await stop();
    throw error;
  });
  const evaluate = (expression: string) =>
    send("POST", `${session}/execute/sync`, { script: `return (${expression});`, args: [] });

  const type = async (text: string) => {
    const actions = [...text].flatMap((value) => [
      { type: "keyDown", value },
      { type: "keyUp", value },
    ]);
    await send("POST", `${session}/actions`, { actions: [{ type: "key", id: "keyboard", actions }] });
  };

  return {
    evaluate,
    type,
    press: (key) => type(KEYS[key]),
    async open(url) {
      await send("POST", `${session}/url`, { url });
    },
    async click(expression) {
      const found = (await evaluate(expression)) as Record<string, string>;
      await send("POST", `${session}/element/${found[ELEMENT]}/click`, {});
    },
    async close() {
      await send("DELETE", session).finally(stop);
    },
  };
}
