/**
 * A Chromium driven over its debugging pipe, without Playwright. Playwright keeps every page visible, but a plain
 * browser hides a tab when another one is activated.
 */
import { type ChildProcess, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Readable, Writable } from "node:stream";
import { CHROMIUM_FLAGS, provideChromium } from "../find-browser.mjs";

interface Reply {
  id?: number;
  result?: Record<string, unknown>;
  error?: { message: string };
}

export class CdpBrowser {
  readonly #process: ChildProcess;
  readonly #profile: string;
  readonly #waiting = new Map<number, (reply: Reply) => void>();
  #lastId = 0;

  constructor() {
    this.#profile = mkdtempSync(join(tmpdir(), "gangway-profile-"));
    this.#process = spawn(
      provideChromium(),
      [
        ...CHROMIUM_FLAGS,
        "--headless=new",
        "--no-first-run",
        "--remote-debugging-pipe",
        `--user-data-dir=${this.#profile}`,
        "about:blank",
      ],
      { stdio: ["ignore", "ignore", "ignore", "pipe", "pipe"] },
    );
    let rest = "";
    (this.#process.stdio[4] as Readable).setEncoding("utf8").on("data", (chunk: string) => {
      const messages = (rest + chunk).split("\0");
      rest = messages.pop() ?? "";
      for (const message of messages) {
        const reply: Reply = JSON.parse(message);
        if (reply.id) this.#waiting.get(reply.id)?.(reply);
      }
    });
  }

  async send(method: string, params: object = {}, sessionId?: string): Promise<Record<string, unknown>> {
    this.#lastId += 1;
    const id = this.#lastId;
    const reply = await new Promise<Reply>((resolve) => {
      this.#waiting.set(id, resolve);
      (this.#process.stdio[3] as Writable).write(`${JSON.stringify({ id, method, params, sessionId })}\0`);
    });
    this.#waiting.delete(id);
    if (reply.error) throw new Error(`${method}: ${reply.error.message}`);
    return reply.result ?? {};
  }

  /** Opens a tab in front of the others. */
  async open(url: string): Promise<CdpTab> {
    const { targetId } = (await this.send("Target.createTarget", { url })) as { targetId: string };
    const { sessionId } = (await this.send("Target.attachToTarget", { targetId, flatten: true })) as {
      sessionId: string;
    };
    return {
      evaluate: async (expression) => {
        const call = this.send("Runtime.evaluate", { expression, returnByValue: true }, sessionId);
        const { result } = (await call.catch((error: Error) => {
          if (error.message.endsWith("Inspected target navigated or closed")) return {};
          throw error;
        })) as { result?: { value?: unknown } };
        return result?.value;
      },
      activate: async () => {
        await this.send("Target.activateTarget", { targetId });
      },
    };
  }

  async close(): Promise<void> {
    const ended = new Promise((resolve) => this.#process.once("exit", resolve));
    await this.send("Browser.close");
    await ended;
    // The browser's helper processes live a moment longer, and still write.
    rmSync(this.#profile, { recursive: true, force: true, maxRetries: 20 });
  }
}

export interface CdpTab {
  /** Returns the expression's value, or undefined where the page is replaced meanwhile. */
  evaluate(expression: string): Promise<unknown>;
  /** Brings the tab to the front: the one that was there is hidden. */
  activate(): Promise<void>;
}
