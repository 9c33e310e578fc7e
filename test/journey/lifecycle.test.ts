/**
 * An element that comes and goes leaves nothing behind, by the browser's own counters. A page that the back button restores
 * is up to date at once.
 */
import type { CDPSession, Page } from "playwright/test";
import type { Demo } from "../../demo/.build/start-demo.js";
import { CdpBrowser } from "./cdp-browser.js";
import { demoOnFreePorts, expect, test } from "./demo.js";

/**
 * The growth of the engine's own tables that is allowed for each mount, while it still compiles: 150 in the second thousand,
 * and 4 in the sixth. One leaked widget weighs 50 kB.
 */
const BYTES_LEFT = 250;

const ORGANISATION = "HARBOUR-VERIFIME";

/** An invitation, as the page would make it. */
async function inviteFromPage(demo: Demo): Promise<string> {
  const answer = await fetch(`${demo.proxyUrl}/v1/user/invite`, {
    method: "POST",
    headers: {
      "content-type": "application/json",
      "idempotency-key": crypto.randomUUID(),
      origin: demo.siteUrl,
    },
    body: JSON.stringify({
      code: ORGANISATION,
      email: "jane@example.com",
      customerContext: { firstName: "Jane", familyName: "Smith", dateOfBirth: "1990-01-15" },
    }),
  });
  const { trackingReference } = (await answer.json()) as { trackingReference?: string };
  if (!trackingReference) throw new Error(`the invitation failed: ${answer.status}`);
  return trackingReference;
}

/** Counts the timers that are still to run, from the first script on. */
async function countTimers(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const running = new Set<number>();
    const { setTimeout: set, clearTimeout: clear, setInterval: repeat, clearInterval: end } = window;
    Object.assign(window, {
      timersRunning: () => running.size,
      setTimeout: (run: (...values: unknown[]) => void, delay?: number, ...values: unknown[]) => {
        const timer = set(() => {
          running.delete(timer);
          run(...values);
        }, delay);
        running.add(timer);
        return timer;
      },
      clearTimeout: (timer: number) => {
        running.delete(timer);
        clear(timer);
      },
      setInterval: (run: () => void, delay?: number) => {
        const timer = repeat(run, delay);
        running.add(timer);
        return timer;
      },
      clearInterval: (timer: number) => {
        running.delete(timer);
        end(timer);
      },
    });
  });
}

interface Counters {
  listeners: number;
  nodes: number;
  heap: number;
}

/** The browser's own counters after garbage collection. */
async function countersOf(session: CDPSession): Promise<Counters> {
  await session.send("HeapProfiler.collectGarbage");
  await session.send("HeapProfiler.collectGarbage");
  const { metrics } = await session.send("Performance.getMetrics");
  const value = (name: string) => metrics.find((metric) => metric.name === name)?.value ?? Number.NaN;
  return { listeners: value("JSEventListeners"), nodes: value("Nodes"), heap: value("JSHeapUsedSize") };
}

type Widget = HTMLElement & { step: string | null; organisation: string; trackingReference: string };

/**
 * Mounts and removes widgets as pages do: at once, while the first call is in flight, at the first step, moved before,
 * twice in one task, or in a dialog. Each is done for an organisation, and for a visit that is being polled.
 */
async function mountAndRemove(page: Page, times: number, reference: string): Promise<number> {
  return page.evaluate(
    async ({ times, reference, organisation }) => {
      const endpoint = document.querySelector("[data-endpoint]")?.getAttribute("data-endpoint") ?? "";
      const nextTask = () =>
        new Promise((resolve) => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => {
            port1.close();
            resolve(null);
          };
          port2.postMessage(null);
        });
      const main = document.querySelector("main");
      if (!main) throw new Error("no main");
      const ways: ((element: Widget, ready: Promise<unknown>) => unknown)[] = [
        (element) => main.append(element),
        async (element) => {
          main.append(element);
          await nextTask();
        },
        (element, ready) => {
          main.append(element);
          return ready;
        },
        async (element, ready) => {
          main.append(element);
          await ready;
          main.prepend(element);
          await nextTask();
        },
        (element, ready) => {
          main.append(element);
          element.remove();
          main.append(element);
          return ready;
        },
        async (element, ready) => {
          element.toggleAttribute("modal", true);
          main.append(element);
          await (element as Widget & { open(): Promise<void> }).open();
          await ready;
        },
      ];
      let shown = 0;
      for (let time = 0; time < times; time++) {
        const element = document.createElement("gangway-onboarding") as Widget;
        element.setAttribute("endpoint", endpoint);
        const visit = time % 2 === 1;
        element.setAttribute(visit ? "tracking-reference" : "organisation", visit ? reference : organisation);
        const ready = new Promise((resolve) =>
          element.addEventListener("gangway-ready", resolve, { once: true }),
        );
        await ways[Math.floor(time / 2) % ways.length]?.(element, ready);
        if (element.step === (visit ? "launch" : "details")) shown++;
        element.remove();
        element.remove();
      }
      await nextTask();
      return shown;
    },
    { times, reference, organisation: ORGANISATION },
  );
}

// A trace keeps objects alive that the page has released.
test.use({ trace: "off" });

test.describe("a thousand mounts and removals", () => {
  test("leave no listener, timer, request, node or growing heap behind", async ({ page }) => {
    test.setTimeout(180_000);
    const demo = await demoOnFreePorts({ organisation: { authentication: "none" } });
    page.removeAllListeners("request");
    try {
      await countTimers(page);
      const inFlight = new Set<object>();
      let failed = 0;
      page.on("request", (request) => inFlight.add(request));
      page.on("requestfinished", (request) => inFlight.delete(request));
      page.on("requestfailed", (request) => {
        inFlight.delete(request);
        failed++;
      });
      // The first answer is repeated: a thousand calls are more than the proxy's rate limit allows.
      const answers = new Map<string, { status: number; headers: Record<string, string>; body: string }>();
      await page.route(`${demo.proxyUrl}/v1/**`, async (route) => {
        const url = route.request().url();
        let answer = answers.get(url);
        if (!answer) {
          const response = await route.fetch();
          answer = { status: response.status(), headers: response.headers(), body: await response.text() };
          answers.set(url, answer);
        }
        // The page may have gone on without it.
        await route.fulfill(answer).catch(() => {});
      });
      const reference = await inviteFromPage(demo);
      await page.goto(`${demo.siteUrl}/strict`);
      await expect(page.locator("gangway-onboarding").getByLabel("Email")).toBeVisible();
      await page.evaluate((endpoint) => {
        document.querySelector("gangway-onboarding")?.remove();
        document.body.setAttribute("data-endpoint", endpoint);
      }, demo.proxyUrl);
      const session = await page.context().newCDPSession(page);
      await session.send("Performance.enable");
      const timers = () => page.evaluate("timersRunning()");

      // Code that is loaded and compiled once, and the browser's own list of requests, are no leak.
      expect(await mountAndRemove(page, 1000, reference)).toBeGreaterThan(500);
      await expect.poll(() => inFlight.size).toBe(0);
      const before = await countersOf(session);
      expect(await mountAndRemove(page, 1000, reference)).toBeGreaterThan(500);
      await expect.poll(() => inFlight.size).toBe(0);
      expect(failed).toBeGreaterThan(0);
      await expect.poll(timers).toBe(0);
      const after = await countersOf(session);
      expect(after.listeners).toBeLessThanOrEqual(before.listeners);
      expect(after.nodes).toBeLessThanOrEqual(before.nodes);
      expect(after.heap - before.heap).toBeLessThan(1000 * BYTES_LEFT);

      // The control: a single one that stays is counted.
      await page.evaluate(
        ({ reference, endpoint }) => {
          const element = document.createElement("gangway-onboarding");
          element.setAttribute("endpoint", endpoint);
          element.setAttribute("tracking-reference", reference);
          document.querySelector("main")?.append(element);
        },
        { reference, endpoint: demo.proxyUrl },
      );
      await expect.poll(timers).toBeGreaterThan(0);
      const withOne = await countersOf(session);
      expect(withOne.listeners).toBeGreaterThan(after.listeners);
      expect(withOne.nodes).toBeGreaterThan(after.nodes);
    } finally {
      await demo.close();
    }
  });
});

test("the back button brings the page back as it was, and the status is read at once", async () => {
  const demo = await demoOnFreePorts({ organisation: { authentication: "none" } });
  const browser = new CdpBrowser();
  try {
    const reference = await inviteFromPage(demo);
    const tab = await browser.open(`${demo.siteUrl}/strict`);
    const step = () => tab.evaluate("document.querySelector('gangway-onboarding')?.step");
    await expect.poll(step).toBe("details");
    // The visibility changes and the reads, in the order of their tasks. The next regular read would be due 1 s after the
    // return: however slow the machine, a timer that is due before then runs before it.
    await tab.evaluate(`{
      globalThis.told = [];
      document.addEventListener("visibilitychange", () => {
        told.push(document.visibilityState);
        if (!document.hidden) setTimeout(() => told.push("almost a second"), 900);
      });
      addEventListener("pageshow", ({ persisted }) => told.push(persisted ? "restored" : "loaded"));
      const real = fetch;
      globalThis.fetch = (...call) => {
        if (String(call[0]).endsWith("/status")) told.push("read");
        return real(...call);
      };
      document.querySelector("gangway-onboarding").setAttribute("tracking-reference", "${reference}");
    }`);
    const told = async () => ((await tab.evaluate("told")) as string[] | undefined) ?? [];
    await expect.poll(told).toContain("read");

    await tab.evaluate(`location.href = "/dialog"`);
    await expect.poll(() => tab.evaluate("location.pathname")).toBe("/dialog");
    for (const does of ["opens", "submits"]) {
      const answer = await fetch(`${demo.sandboxUrl}/_sandbox/verifime/${reference}/customer`, {
        method: "POST",
        headers: { "content-type": "application/json" },
        body: JSON.stringify({ does }),
      });
      expect(answer.ok).toBe(true);
    }
    // The proxy asks the provider at most once a second: a return within that second could get an old answer.
    const known = async () =>
      (await fetch(`${demo.proxyUrl}/v1/user/signup/tracking/${reference}/status`)).text();
    await expect.poll(known).toContain("Completed");
    await tab.evaluate("history.back()");
    await expect.poll(() => tab.evaluate("location.pathname")).toBe("/strict");
    await expect.poll(step).toBe("completed");
    const all = await told();
    const since = all.slice(all.lastIndexOf("hidden"));
    expect(since.slice(0, 4).sort()).toEqual(["hidden", "read", "restored", "visible"]);
    expect(since.filter((one) => one === "read")).toHaveLength(1);
  } finally {
    await browser.close();
    await demo.close();
  }
});
