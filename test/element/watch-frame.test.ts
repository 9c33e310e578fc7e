import { afterEach, describe, expect, it } from "vitest";
import type { FrameReader, FrameSignal } from "../../src/launch/frame-reader.js";
import { vxFrameReader } from "../../src/launch/vx.js";
import { type FrameWatch, type MonotonicClock, watchFrame } from "../../src/launch/watch-frame.js";

/** A provider whose page announces itself and wants an answer. */
const announcing: FrameReader = {
  announces: true,
  read(data) {
    if (data === "HANDSHAKE") return { signal: "ready", reply: { name: "RENDER" } };
    return data === "FINISHED" ? { signal: "finished" } : null;
  },
};

/** A page that posts what the test asks it to post, and reports the messages that it gets with their origins. */
const PAGE = `<script>
  addEventListener("message", ({ data, origin }) => {
    parent.postMessage("say" in data ? data.say : { heard: data, from: origin }, "*");
  });
</script>`;

/** A clock that moves only when the test moves it. */
class HandmadeClock implements MonotonicClock {
  #now = 0;
  #timers: { due: number; run: () => void }[] = [];
  now = () => this.#now;
  setTimeout = (run: () => void, delayMs: number) => {
    const timer = { due: this.#now + delayMs, run };
    this.#timers.push(timer);
    return timer;
  };
  clearTimeout = (timer: unknown) => {
    this.#timers = this.#timers.filter((one) => one !== timer);
  };
  get waiting(): number {
    return this.#timers.length;
  }
  pass(ms: number): void {
    this.#now += ms;
    for (const timer of this.#timers.filter(({ due }) => due <= this.#now)) {
      this.clearTimeout(timer);
      timer.run();
    }
  }
}

const leftovers: (() => void)[] = [];
afterEach(() => {
  for (const clean of leftovers.splice(0)) clean();
});

/** Puts a frame on the page, not yet loaded. `sandbox` gives it an origin of its own, which is written `null`. */
function addFrame(sandbox?: string): HTMLIFrameElement {
  const frame = document.createElement("iframe");
  if (sandbox !== undefined) frame.setAttribute("sandbox", sandbox);
  frame.srcdoc = PAGE;
  document.body.append(frame);
  leftovers.push(() => frame.remove());
  return frame;
}

const loaded = (frame: HTMLIFrameElement) =>
  new Promise<void>((resolve) => frame.addEventListener("load", () => resolve(), { once: true }));

/** Watches a frame of this page, with a clock that the test moves. */
function watch(frame: HTMLIFrameElement, settings: Partial<FrameWatch> = {}) {
  const clock = new HandmadeClock();
  const signals: FrameSignal[] = [];
  let silences = 0;
  let refusals = 0;
  const { stop } = watchFrame({
    frame,
    source: { url: "", origin: location.origin, allow: "" },
    reader: announcing,
    onSignal: (signal) => signals.push(signal),
    onSilence: () => {
      silences += 1;
    },
    onRefusal: () => {
      refusals += 1;
    },
    clock,
    ...settings,
  });
  leftovers.push(stop);
  return {
    clock,
    signals,
    stop,
    get silences() {
      return silences;
    },
    get refusals() {
      return refusals;
    },
  };
}

/** Makes a frame post a message. Waits until the message has come, after the watch's own listeners have run. */
function say(frame: HTMLIFrameElement, what: unknown): Promise<MessageEvent> {
  const come = new Promise<MessageEvent>((resolve) => {
    const hear = (event: MessageEvent) => {
      if (event.source !== frame.contentWindow || JSON.stringify(event.data) !== JSON.stringify(what)) return;
      window.removeEventListener("message", hear);
      resolve(event);
    };
    window.addEventListener("message", hear);
  });
  frame.contentWindow?.postMessage({ say: what }, "*");
  return come;
}

function turn(visibility: DocumentVisibilityState): void {
  Object.defineProperty(document, "visibilityState", { configurable: true, value: visibility });
  leftovers.push(() => Reflect.deleteProperty(document, "visibilityState"));
  document.dispatchEvent(new Event("visibilitychange"));
}

/** Reports a refused frame of this origin to the page, as a browser does. */
function violate(violation: Partial<SecurityPolicyViolationEventInit> = {}): void {
  document.dispatchEvent(
    new SecurityPolicyViolationEvent("securitypolicyviolation", {
      effectiveDirective: "frame-src",
      violatedDirective: "frame-src",
      blockedURI: location.origin,
      documentURI: location.href,
      originalPolicy: "",
      disposition: "enforce",
      statusCode: 200,
      ...violation,
    }),
  );
}

describe("what a watched frame says", () => {
  it("is heard in the reader's words, and nothing else is", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    for (const word of ["CLOSE", "close", { status: "PASS" }, null, 7, ["PASS"], "PASS"])
      await say(frame, word);
    expect(watched.signals).toEqual(["closed", "finished"]);
  });

  it("is heard as often as it is said", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    await say(frame, "ERROR");
    await say(frame, "ERROR");
    expect(watched.signals).toEqual(["failed", "failed"]);
  });

  it("is not heard from another window of the same origin", async () => {
    const frame = addFrame();
    const other = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await Promise.all([loaded(frame), loaded(other)]);
    expect((await say(other, "PASS")).origin).toBe(location.origin);
    window.postMessage("PASS", location.origin);
    await say(frame, "CLOSE");
    expect(watched.signals).toEqual(["closed"]);
  });

  it("is not heard from the same window with another origin", async () => {
    const frame = addFrame("allow-scripts");
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    const forged = await say(frame, "PASS");
    expect(forged.source).toBe(frame.contentWindow);
    expect(forged.origin).toBe("null");
    expect(watched.signals).toEqual([]);
  });

  it("is checked anew for each message: the frame may have gone elsewhere", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    await say(frame, "CLOSE");
    frame.setAttribute("sandbox", "allow-scripts");
    const elsewhere = loaded(frame);
    frame.srcdoc = `${PAGE}<p>elsewhere</p>`;
    await elsewhere;
    expect((await say(frame, "PASS")).source).toBe(frame.contentWindow);
    expect(watched.signals).toEqual(["closed"]);
  });

  it.each([
    `${location.origin}/`,
    `${location.origin}.evil.example`,
    location.origin.toUpperCase(),
    `https://${location.host}`,
    `${location.protocol}//${location.hostname}`,
    "*",
    "",
    "null",
  ])("is not heard where the exact origin is %s", async (origin) => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader, source: { url: "", origin, allow: "" } });
    await loaded(frame);
    await say(frame, "PASS");
    expect(watched.signals).toEqual([]);
  });

  it("is not heard once the frame is gone: no window is not its window", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    frame.remove();
    window.dispatchEvent(
      new MessageEvent("message", { data: "PASS", origin: location.origin, source: null }),
    );
    expect(watched.signals).toEqual([]);
  });

  it("is answered, to that frame and its origin", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    const answered = new Promise<unknown>((resolve) => {
      const hear = ({ data }: MessageEvent) => data?.heard && resolve(data);
      window.addEventListener("message", hear);
      leftovers.push(() => window.removeEventListener("message", hear));
    });
    await say(frame, "HANDSHAKE");
    expect(await answered).toEqual({ heard: { name: "RENDER" }, from: location.origin });
    expect(watched.signals).toEqual(["ready"]);
  });
});

describe("the wait for the first word", () => {
  it("runs out, once, after ten seconds", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    watched.clock.pass(9999);
    expect(watched.silences).toBe(0);
    watched.clock.pass(1);
    expect(watched.silences).toBe(1);
    watched.clock.pass(60_000);
    expect(watched.silences).toBe(1);
    expect(watched.clock.waiting).toBe(0);
  });

  it("runs out when it is told to", () => {
    const watched = watch(addFrame(), { silenceMs: 3000 });
    watched.clock.pass(2999);
    expect(watched.silences).toBe(0);
    watched.clock.pass(1);
    expect(watched.silences).toBe(1);
  });

  it("ends with any word of the page's, and with none that isn't its own", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    await say(frame, "SOMETHING ELSE");
    expect(watched.clock.waiting).toBe(1);
    await say(frame, "FINISHED");
    expect(watched.clock.waiting).toBe(0);
    watched.clock.pass(60_000);
    expect(watched.silences).toBe(0);
  });

  it("doesn't end with a forged word", async () => {
    const frame = addFrame();
    const other = addFrame();
    const watched = watch(frame);
    await Promise.all([loaded(frame), loaded(other)]);
    await say(other, "HANDSHAKE");
    watched.clock.pass(10_000);
    expect(watched.silences).toBe(1);
  });

  it("doesn't end with the frame's load: a refused frame loads, too", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    expect(watched.clock.waiting).toBe(1);
    watched.clock.pass(10_000);
    expect(watched.silences).toBe(1);
    expect(watched.refusals).toBe(0);
  });

  it("still lets a late page be heard", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    watched.clock.pass(10_000);
    await say(frame, "FINISHED");
    expect(watched.silences).toBe(1);
    expect(watched.signals).toEqual(["finished"]);
  });

  it("counts only while the page is visible", () => {
    const watched = watch(addFrame());
    watched.clock.pass(4000);
    turn("hidden");
    expect(watched.clock.waiting).toBe(0);
    watched.clock.pass(3_600_000);
    turn("visible");
    turn("visible");
    expect(watched.clock.waiting).toBe(1);
    watched.clock.pass(5999);
    expect(watched.silences).toBe(0);
    watched.clock.pass(1);
    expect(watched.silences).toBe(1);
  });

  it("doesn't begin before the page is visible", () => {
    turn("hidden");
    const watched = watch(addFrame());
    expect(watched.clock.waiting).toBe(0);
    watched.clock.pass(60_000);
    turn("visible");
    watched.clock.pass(9999);
    expect(watched.silences).toBe(0);
    watched.clock.pass(1);
    expect(watched.silences).toBe(1);
  });

  it("doesn't begin anew once it has ended", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    await say(frame, "HANDSHAKE");
    turn("hidden");
    turn("visible");
    expect(watched.clock.waiting).toBe(0);
  });
});

describe("a frame that the host page's own policy refuses", () => {
  /** A page inside the page, with a policy of its own. */
  async function hostPage(policy: string): Promise<Document> {
    const host = document.createElement("iframe");
    host.srcdoc = `<meta http-equiv="content-security-policy" content="${policy}"><body></body>`;
    document.body.append(host);
    leftovers.push(() => host.remove());
    await loaded(host);
    const page = host.contentDocument;
    if (!page) throw new Error("the host page has no document");
    return page;
  }

  it.each(["frame-src", "child-src", "default-src"])(
    "by %s is blocked at once, though it loads",
    async (by) => {
      const page = await hostPage(`${by} 'none'`);
      const frame = page.createElement("iframe");
      frame.src = "https://fe.dcams.example/d";
      const source = { url: frame.src, origin: "https://fe.dcams.example", allow: "" };
      const blocked = new Promise<void>((resolve) => {
        watch(frame, { reader: vxFrameReader, source, onRefusal: resolve });
      });
      page.body.append(frame);
      await blocked;
    },
  );

  it("is not taken for another that is refused", async () => {
    const page = await hostPage("frame-src 'none'");
    const frame = page.createElement("iframe");
    const source = { url: "", origin: "https://fe.dcams.example", allow: "" };
    const watched = watch(frame, { source });
    const other = page.createElement("iframe");
    other.src = "https://elsewhere.example/";
    const refused = new Promise<string>((resolve) => {
      page.addEventListener("securitypolicyviolation", ({ blockedURI }) => resolve(blockedURI));
    });
    page.body.append(other);
    expect(await refused).toContain("https://elsewhere.example");
    expect(watched.refusals).toBe(0);
  });
});

describe("a violation of the page's policy", () => {
  it("blocks, once, after the handshake too", async () => {
    const frame = addFrame();
    const watched = watch(frame, { reader: vxFrameReader });
    await loaded(frame);
    violate();
    violate();
    expect(watched.refusals).toBe(1);
  });

  it.each([
    { disposition: "report" },
    { effectiveDirective: "script-src" },
    { blockedURI: "https://elsewhere.example/" },
    { blockedURI: "inline" },
    { blockedURI: "" },
  ] as const)("that isn't the frame's doesn't: %o", (violation) => {
    const watched = watch(addFrame());
    violate(violation);
    expect(watched.refusals).toBe(0);
    expect(watched.clock.waiting).toBe(1);
  });
});

describe("stop()", () => {
  it("leaves nothing that hears, waits or counts, and may be called again", async () => {
    const frame = addFrame();
    const watched = watch(frame);
    await loaded(frame);
    watched.stop();
    watched.stop();
    expect(watched.clock.waiting).toBe(0);
    await say(frame, "FINISHED");
    turn("hidden");
    turn("visible");
    watched.clock.pass(60_000);
    violate();
    expect(watched.clock.waiting).toBe(0);
    expect(watched.signals).toEqual([]);
    expect(watched.refusals).toBe(0);
    expect(watched.silences).toBe(0);
  });

  it("may be called while a word is heard", async () => {
    const frame = addFrame();
    const heard: FrameSignal[] = [];
    const watched: { stop(): void } = watch(frame, {
      reader: vxFrameReader,
      onSignal(signal) {
        heard.push(signal);
        watched.stop();
      },
    });
    await loaded(frame);
    await say(frame, "PASS");
    await say(frame, "CLOSE");
    expect(heard).toEqual(["finished"]);
  });
});
