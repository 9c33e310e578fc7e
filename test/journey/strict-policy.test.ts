/**
 * The strictest policy that a page can have: its own scripts and styles, calls to the proxy, Trusted Types enforced,
 * integrity on every tag. The page stands alone, and in a frame of another origin.
 */
import type { BrowserContext, FrameLocator, Page } from "playwright/test";
import type { Demo } from "../../demo/.build/start-demo.js";
import { test as base, customerDoes, expect, mailedCode, START } from "./demo.js";

interface Fixtures {
  /** The violations that the browser reported, in any frame. Empty at the end. */
  violations: string[];
}

/** Records every violation in every frame from the start. */
async function hearViolations(context: BrowserContext): Promise<string[]> {
  const violations: string[] = [];
  await context.exposeFunction("tellViolation", (text: string) => violations.push(text));
  await context.addInitScript(() => {
    document.addEventListener("securitypolicyviolation", ({ effectiveDirective, blockedURI, sourceFile }) => {
      (globalThis as unknown as { tellViolation(text: string): void }).tellViolation(
        `${effectiveDirective} ${blockedURI} in ${sourceFile}`,
      );
    });
  });
  return violations;
}

const test = base.extend<Fixtures>({
  violations: [
    async ({ context }, use) => {
      const violations = await hearViolations(context);
      await use(violations);
      expect(violations).toEqual([]);
    },
    { auto: true },
  ],
});

/** The same site under another name: another origin, and another site too. */
const elsewhere = (demo: Demo) => demo.siteUrl.replace("localhost", "127.0.0.1");

/** From the first step to the last, with a mistake on the way. */
async function walk(page: Page, where: Page | FrameLocator, demo: Demo, email: string): Promise<void> {
  const form = where.locator("gangway-onboarding");
  await form.getByRole("button", { name: "Continue" }).click();
  await expect(form.getByRole("heading", { name: /Please check \d things/ })).toBeVisible();
  await form.getByLabel("Email").fill(email);
  await form.getByLabel("First name").fill("Jane");
  await form.getByLabel("Family name").fill("Smith");
  await form.getByLabel("Day").fill("15");
  await form.getByLabel("Month").fill("1");
  await form.getByLabel("Year").fill("1990");
  await form.getByRole("button", { name: "Continue" }).click();
  await form.getByLabel("Six-digit code").fill(await mailedCode(page.request, demo, email));
  await expect(form.getByRole("img", { name: /QR code/ })).toBeVisible();
  const opened = page.context().waitForEvent("page");
  await form.getByRole("link", { name: START }).click();
  const provider = await opened;
  await expect.poll(() => provider.url()).toContain(demo.sandboxUrl);
  await provider.close();
  await expect(form.getByRole("heading", { name: /waiting/i })).toBeVisible();
  const reference = await form.evaluate(
    (element: HTMLElement & { trackingReference?: string }) => element.trackingReference ?? "",
  );
  await customerDoes(page.request, demo, reference, "opens");
  await customerDoes(page.request, demo, reference, "submits");
  await expect(form.getByRole("heading", { name: "You’re all done" })).toBeVisible();
}

for (const script of ["module", "classic"]) {
  test(`the whole visit goes without a violation: the ${script} script`, async ({ page, demo, email }) => {
    const answer = await page.goto(`${demo.siteUrl}/strict?script=${script}`);
    expect(answer?.headers()["content-security-policy"]).toBe(
      `default-src 'none'; script-src 'self'; style-src 'self'; connect-src ${demo.proxyUrl}; require-trusted-types-for 'script'; trusted-types lit-html`,
    );
    const bare = await page
      .locator("script, link[rel=stylesheet], link[rel=modulepreload]")
      .evaluateAll(
        (tags) => tags.filter((tag) => !tag.getAttribute("integrity")?.startsWith("sha384-")).length,
      );
    expect(bare).toBe(0);
    await walk(page, page, demo, email);
    const scripts = await page.evaluate(() =>
      performance
        .getEntriesByType("resource")
        .filter(({ name }) => name.endsWith(".js"))
        .map(({ name }) => name),
    );
    expect(scripts.length).toBeGreaterThan(0);
    expect(scripts.filter((name) => !name.startsWith(demo.siteUrl))).toEqual([]);
  });
}

test("a script that doesn't match its hash does not run, and the page's own words stay", async ({
  page,
  demo,
}) => {
  await page.route("**/gangway/gangway.js", async (route) => {
    const answer = await route.fetch();
    await route.fulfill({ response: answer, body: `${await answer.text()};globalThis.tampered = true` });
  });
  await page.goto(`${demo.siteUrl}/strict`);
  await expect(page.getByText("The identity check is loading.")).toBeVisible();
  expect(await page.evaluate("[globalThis.tampered, customElements.get('gangway-onboarding')]")).toEqual([
    undefined,
    undefined,
  ]);
});

test.describe("in a frame of another origin", () => {
  // The framing page is the demo's as well, under its other name.
  test.use({ otherOrigins: async ({ demo }, use) => use([elsewhere(demo)]) });

  test("the whole visit goes without a violation", async ({ page, demo, email }) => {
    await page.goto(`${elsewhere(demo)}/framed`);
    await walk(page, page.frameLocator("iframe"), demo, email);
  });

  test("the same in a sandboxed frame that keeps the page's origin", async ({ page, demo, email }) => {
    const rights = "allow-scripts allow-forms allow-popups allow-popups-to-escape-sandbox allow-same-origin";
    await page.goto(`${elsewhere(demo)}/framed?sandbox=${encodeURIComponent(rights)}`);
    await walk(page, page.frameLocator("iframe"), demo, email);
  });

  test("the same in a sandboxed frame without origin and storage", async ({ page, demo, email }) => {
    // Such a page calls with the origin "null", which no organisation can list: here a server before the proxy changes it.
    let opaque = 0;
    await page.route(`${demo.proxyUrl}/v1/**`, async (route) => {
      const { origin, ...headers } = await route.request().allHeaders();
      if (origin === "null") opaque += 1;
      const response = await route.fetch({ headers });
      await route.fulfill({
        response,
        headers: { ...response.headers(), "access-control-allow-origin": "null" },
      });
    });
    const rights = "allow-scripts allow-forms allow-popups";
    await page.goto(`${elsewhere(demo)}/framed?sandbox=${encodeURIComponent(rights)}`);
    const frame = page.frameLocator("iframe");
    const storage = await frame.locator("gangway-onboarding").evaluate(() => {
      try {
        return typeof sessionStorage;
      } catch (error) {
        return (error as Error).name;
      }
    });
    expect(storage).toBe("SecurityError");
    await walk(page, frame, demo, email);
    expect(opaque).toBeGreaterThan(3);
  });

  test("a proxy that refuses such a page says why, to customers and to developers", async ({
    page,
    demo,
  }) => {
    const said = page.waitForEvent("console", (message) => message.text().includes("origin_not_allowed"));
    await page.goto(`${elsewhere(demo)}/framed?sandbox=allow-scripts`);
    const form = page.frameLocator("iframe").locator("gangway-onboarding");
    await expect(form.getByText("This page isn’t set up correctly.")).toBeVisible();
    expect((await said).text()).toContain("allowedOrigins");
  });
});

// The control: a violation is recorded, so the tests above would have seen one.
base("the policy is enforced: what it forbids is reported", async ({ browser, demo }) => {
  const context = await browser.newContext();
  const violations = await hearViolations(context);
  const page = await context.newPage();
  await page.goto(`${demo.siteUrl}/strict`);
  await page.evaluate(() => {
    document.head.append(Object.assign(document.createElement("style"), { textContent: "p { color: red }" }));
  });
  const refused = await page.evaluate(() => {
    try {
      document.body.insertAdjacentHTML("beforeend", "<p>never</p>");
      return "";
    } catch (error) {
      return (error as Error).name;
    }
  });
  expect(refused).toBe("TypeError");
  for (const directive of ["style-src-elem", "require-trusted-types-for"])
    await expect.poll(() => violations.join()).toContain(directive);
  await context.close();
});
