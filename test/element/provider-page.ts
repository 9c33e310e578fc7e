/** A provider's page on an origin of its own, and every request that goes there, by the browser's own interception. */
import type {} from "@vitest/browser-playwright";
import { cdp } from "vitest/browser";

export const PROVIDER = "https://provider.example";

/** A page that posts what the test asks it to post, reports the messages that it gets, and may announce itself. */
export const providerPage = (greeting: string): string => `<!doctype html><title>Provider</title><script>
  addEventListener("message", ({ data }) => {
    parent.postMessage(data.say ?? { heard: data }, "*");
  });
  ${greeting && `parent.postMessage(${JSON.stringify(greeting)}, "*");`}
</script><main><h1>Provider</h1><button>Take a photo</button></main>`;

interface PausedRequest {
  requestId: string;
  request: { url: string; headers: Record<string, string> };
}

interface Intercepted {
  status?: number;
  headers?: Record<string, string>;
  body: string;
}

export class ProviderPage {
  /** The message that announces it. */
  greeting = "";
  readonly requests: PausedRequest["request"][] = [];
  readonly #others = new Map<string, Intercepted>();
  #gone = false;

  /** Answers in the place of `https://provider.example`, and of addresses given to `also()`. */
  static async serve(): Promise<ProviderPage> {
    const provider = new ProviderPage();
    const session = cdp();
    // Vitest makes the session at its first use. With `on` and `send` at once it may make two, and the events get lost.
    await session.send("Fetch.disable");
    session.on("Fetch.requestPaused", (paused) => void provider.#answer(paused));
    await session.send("Fetch.enable", {
      patterns: [{ urlPattern: `${PROVIDER}/*` }, { urlPattern: "*/intercepted/*" }],
    });
    return provider;
  }

  /** Answers another address too, which must have `/intercepted/` in its path. */
  also(url: string, answer: Intercepted): void {
    this.#others.set(url, answer);
  }

  async leave(): Promise<void> {
    this.#gone = true;
    await cdp().send("Fetch.disable");
  }

  async #answer({ requestId, request }: PausedRequest): Promise<void> {
    if (this.#gone) return;
    const other = this.#others.get(request.url);
    if (!other) this.requests.push(request);
    const headers = { "content-type": "text/html", ...other?.headers };
    await cdp().send("Fetch.fulfillRequest", {
      requestId,
      responseCode: other?.status ?? 200,
      responseHeaders: Object.entries(headers).map(([name, value]) => ({ name, value })),
      body: btoa(other?.body ?? providerPage(this.greeting)),
    });
  }
}

/** Makes a frame post a message. Waits until the message has come, after the widget's own listener has run. */
export function say(frame: HTMLIFrameElement, what: string): Promise<MessageEvent> {
  // A frame that is closed because of its message has no window any more.
  const sender = frame.contentWindow;
  const come = new Promise<MessageEvent>((resolve) => {
    const hear = (event: MessageEvent) => {
      if (event.source !== sender || event.data !== what) return;
      window.removeEventListener("message", hear);
      resolve(event);
    };
    window.addEventListener("message", hear);
  });
  sender?.postMessage({ say: what }, "*");
  return come;
}

/** Waits until a frame has loaded. */
export const loaded = (frame: HTMLIFrameElement): Promise<void> =>
  new Promise((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));
