/** Veriff's own published browser packages, unmodified, against the sandbox. */
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { fileURLToPath } from "node:url";
import { test as base, expect, type FrameLocator, type Page } from "playwright/test";
import { type SandboxServer, startSandbox } from "../../src/node/start-sandbox.js";
import { wordsIn } from "../../src/sandbox/words/words-in.js";
import { expectAccessible } from "./axe.js";

const installed = (path: string) =>
  readFileSync(fileURLToPath(new URL(`../../node_modules/@veriff/${path}`, import.meta.url)));

const FILES: Record<string, { type: string; content: string | Buffer }> = {
  // js-sdk is published as CommonJS: a page without a bundler provides the `module` that it fills.
  "/js-sdk": {
    type: "text/html",
    content: `<!doctype html><html lang="en"><title>JS SDK</title><main id="veriff-root"></main>
      <script>var module = { exports: {} };</script><script src="/js-sdk.js"></script>`,
  },
  "/js-sdk.js": { type: "text/javascript", content: installed("js-sdk/lib/veriff.js") },
  "/incontext": {
    type: "text/html",
    content: `<!doctype html><html lang="en"><meta name="viewport" content="width=device-width">
      <title>InContext</title><main><h1>Bank</h1><div id="embedded"></div></main><script src="/incontext.js"></script>`,
  },
  "/incontext.js": { type: "text/javascript", content: installed("incontext-sdk/dist/v2.5.0/veriff.js") },
};

interface Veriff {
  url: string;
  credentials: { baseUrl: string; apiKey: string; integrationId: string };
  words: (id: string) => Promise<string[]>;
  createSession: (verification?: object) => Promise<{ id: string; url: string }>;
}

const test = base.extend<object, { site: string; veriff: Veriff }>({
  site: [
    // biome-ignore lint/correctness/noEmptyPattern: Playwright reads the fixture's needs from this pattern
    async ({}, use) => {
      const server: Server = createServer((request, response) => {
        const file = FILES[request.url ?? ""];
        response.writeHead(file ? 200 : 404, {
          "content-type": `${file?.type ?? "text/plain"}; charset=utf-8`,
        });
        response.end(file?.content);
      });
      await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
      await use(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
      server.closeAllConnections();
      server.close();
    },
    { scope: "worker" },
  ],
  veriff: [
    // biome-ignore lint/correctness/noEmptyPattern: as above
    async ({}, use) => {
      const sandbox: SandboxServer = await startSandbox({ port: 0, smtpPort: 0 });
      const json = async (path: string, init?: RequestInit) => (await fetch(sandbox.url + path, init)).json();
      const { veriff: credentials } = await json("/_sandbox/credentials");
      await use({
        url: sandbox.url,
        credentials,
        async words(id) {
          const deliveries: { session: string; event: string }[] = await json("/_sandbox/deliveries");
          return deliveries.filter(({ session }) => session === id).map(({ event }) => event);
        },
        async createSession(verification = {}) {
          const { verification: session } = await json("/veriff/v1/sessions", {
            method: "POST",
            headers: { "content-type": "application/json", "x-auth-client": credentials.apiKey },
            body: JSON.stringify({ verification }),
          });
          return session;
        },
      });
      await sandbox.close();
    },
    { scope: "worker" },
  ],
});

test.describe("@veriff/js-sdk", () => {
  /** Mounts the form and collects the arguments of the SDK's callbacks. */
  async function mount(page: Page, site: string, options: object) {
    const fonts: string[] = [];
    // Its style sheet comes from Google Fonts, which a closed network doesn't reach.
    await page.route("https://fonts.googleapis.com/**", (route) => {
      fonts.push(route.request().url());
      return route.fulfill({ contentType: "text/css", body: "" });
    });
    await page.goto(`${site}/js-sdk`);
    await page.evaluate((given) => {
      const { Veriff } = (globalThis as unknown as { module: { exports: { Veriff: CallableFunction } } })
        .module.exports;
      const onSession = (error: unknown, answer: unknown) =>
        Object.assign(globalThis, { called: { error, answer } });
      const veriff = Veriff({ parentId: "veriff-root", onSession, ...given });
      veriff.setParams({ vendorData: "case-4711" });
      veriff.mount({ submitBtnText: "Get verified" });
    }, options);
    return { fonts, called: () => page.evaluate(() => (globalThis as { called?: unknown }).called) };
  }

  test("creates a session over CORS from its form", async ({ page, site, veriff }) => {
    const { baseUrl, apiKey, integrationId } = veriff.credentials;
    const { fonts, called } = await mount(page, site, {
      host: baseUrl,
      apiKey,
      headers: { "vrf-integration-id": integrationId },
    });
    await page.locator("#veriff-given-name").fill("Jane");
    await page.locator("#veriff-last-name").fill("Smith");
    await page.getByRole("button", { name: "Get verified" }).click();
    await expect.poll(called).toMatchObject({
      error: null,
      answer: { status: "success", verification: { status: "created", vendorData: "case-4711" } },
    });
    expect(fonts).toHaveLength(1);
    const sessions: { customer: string }[] = await (await fetch(`${veriff.url}/_sandbox/sessions`)).json();
    expect(sessions.map(({ customer }) => customer)).toContain("Jane Smith");
  });

  test("reports a refusal by its status", async ({ page, site, veriff }) => {
    const { called } = await mount(page, site, { host: veriff.credentials.baseUrl, apiKey: "no key" });
    await page.locator("#veriff-given-name").fill("Jane");
    await page.locator("#veriff-last-name").fill("Smith");
    await page.getByRole("button", { name: "Get verified" }).click();
    await expect
      .poll(called)
      .toEqual({ error: { status: 401, statusText: expect.any(String) }, answer: null });
  });
});

test.describe("@veriff/incontext-sdk", () => {
  /** Opens the frame and collects the events. */
  async function openFrame(page: Page, site: string, options: object) {
    await page.goto(`${site}/incontext`);
    await page.evaluate((given) => {
      const events: string[] = [];
      const { veriffSDK } = globalThis as unknown as { veriffSDK: { createVeriffFrame: CallableFunction } };
      veriffSDK.createVeriffFrame({ ...given, onEvent: (event: string) => events.push(event) });
      Object.assign(globalThis, { events });
    }, options);
    return {
      frame: page.frameLocator("#veriffFrame"),
      events: () => page.evaluate(() => (globalThis as unknown as { events: string[] }).events),
    };
  }

  async function goThrough(frame: FrameLocator, language: "en" | "de" = "en") {
    const { continue: next, documents, veriff } = wordsIn(language);
    await frame.getByRole("button", { name: next }).click();
    await frame.getByLabel(documents.identityCard).check();
    await frame.getByRole("button", { name: veriff.takePhoto }).click();
    await frame.getByRole("button", { name: veriff.submitSelfie }).click();
    await expect(frame.getByRole("heading", { name: veriff.thanks })).toBeVisible();
  }

  test("starts, submits and finishes in its frame", async ({ page, site, veriff }) => {
    const { id, url } = await veriff.createSession();
    const { frame, events } = await openFrame(page, site, { url, lang: "de" });
    await expect(frame.locator("html")).toHaveAttribute("data-rendered", "2.5.0");
    await expect(frame.locator("html")).toHaveAttribute("lang", "de");
    await expect.poll(events).toEqual(["STARTED"]);
    await goThrough(frame, "de");
    await expect.poll(events).toEqual(["STARTED", "SUBMITTED"]);
    await frame.getByRole("button", { name: wordsIn("de").done }).click();
    await expect.poll(events).toEqual(["STARTED", "SUBMITTED", "FINISHED"]);
    await expect(page.locator("#veriffFrame")).toHaveCount(0);
    expect(await veriff.words(id)).toEqual(["started", "submitted"]);
  });

  test("works embedded, and can be left", async ({ page, site, veriff }) => {
    const { url } = await veriff.createSession();
    const { frame, events } = await openFrame(page, site, {
      url,
      embedded: true,
      embeddedOptions: { rootElementID: "embedded" },
    });
    await frame.getByRole("button", { name: "Leave" }).click();
    await expect.poll(events).toEqual(["STARTED", "CANCELED"]);
    await expect(page.locator("#veriffFrame")).toHaveCount(0);
  });

  test("asks for a reload when the camera is lost", async ({ page, site, veriff }) => {
    const { url } = await veriff.createSession();
    const { frame, events } = await openFrame(page, site, { url });
    await frame.getByRole("button", { name: "Continue" }).click();
    await frame.getByRole("button", { name: "Pretend that the camera was lost" }).click();
    await expect.poll(events).toEqual(["STARTED", "RELOAD"]);
    await frame.getByRole("link", { name: "Load again" }).click();
    await frame.getByRole("button", { name: "Take a pretend photo" }).click();
    await expect(frame.getByRole("button", { name: "Submit a pretend selfie" })).toBeVisible();
  });

  test("asks for another try on the last screen, in the same frame", async ({ page, site, veriff }) => {
    const { id, url } = await veriff.createSession({ person: { firstName: "Resubmit" } });
    const { frame, events } = await openFrame(page, site, { url });
    await goThrough(frame);
    await expect(frame.getByRole("heading", { name: "Please try once more" })).toBeVisible();
    await frame.getByRole("button", { name: "Try again" }).click();
    await goThrough(frame);
    await expect.poll(events).toEqual(["STARTED", "SUBMITTED", "STARTED", "SUBMITTED"]);
    expect(await veriff.words(id)).toEqual(["started", "submitted", "started", "submitted"]);
  });
});

test.describe("in a tab of its own", () => {
  test("the flow leads back to the callback", async ({ page, veriff }) => {
    const callback = "https://www.bank.example/back?visit=7";
    await page.route("https://www.bank.example/**", (route) =>
      route.fulfill({ contentType: "text/html", body: "<title>Bank</title>" }),
    );
    const { url } = await veriff.createSession({ callback });
    await page.goto(url);
    await page.getByRole("button", { name: "Continue" }).click();
    await page.getByRole("button", { name: "Take a pretend photo" }).click();
    await page.getByRole("button", { name: "Submit a pretend selfie" }).click();
    await page.getByRole("button", { name: "Done" }).click();
    await page.waitForURL(callback);
  });

  for (const [device, viewport] of Object.entries({
    desktop: { width: 1280, height: 900 },
    phone: { width: 375, height: 740 },
  })) {
    test(`every screen is accessible and fits on a ${device}`, async ({ page, veriff }) => {
      await page.setViewportSize(viewport);
      const { url } = await veriff.createSession({ person: { firstName: "Resubmit" } });
      await page.goto(url);
      const buttons = ["Continue", "Take a pretend photo", "Submit a pretend selfie", "Try again", "Leave"];
      for (const name of buttons) {
        await expect(page.getByRole("button", { name })).toBeVisible();
        await expectAccessible(page);
        expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(
          viewport.width,
        );
        await page.getByRole("button", { name }).click();
      }
      await expect(page.getByRole("heading", { name: "You’ve left the verification" })).toBeVisible();
      await expectAccessible(page);
      await page.getByRole("link", { name: "Go back to the verification" }).click();
      await expect(page.getByRole("heading", { name: "Let’s get you verified" })).toBeVisible();
    });
  }
});
