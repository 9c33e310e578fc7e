/** A whole visit by the keyboard alone, with what the accessibility tree has at each step. */
import { customerDoes, expect, mailedCode, providerLink, referenceOf, test, widget } from "./demo.js";

// The day comes first.
test.use({ locale: "en-GB" });

test("a visit by keys alone, as the accessibility tree has it", async ({ page, demo, email, request }) => {
  const { keyboard } = page;
  const form = widget(page);
  const heading = (name: string) => expect(form.getByRole("heading", { name })).toBeFocused();
  /** Goes on with Tab until a control has the focus. */
  const tabTo = async (name: string) => {
    const control = form.getByRole("button", { name }).or(form.getByRole("link", { name })).first();
    await expect(control).toBeVisible();
    for (let presses = 0; presses < 30; presses++) {
      if (await control.evaluate((element) => element.matches(":focus"))) return;
      await keyboard.press("Tab");
    }
    throw new Error(`Tab doesn't lead to “${name}”`);
  };

  await page.goto(demo.siteUrl);
  await expect(form).toMatchAriaSnapshot(`
    - region "Your details":
      - heading "Your details" [level=2]
      - textbox "Email address"
      - textbox "First name"
      - textbox /Family name/
      - group "Date of birth":
        - textbox "Day"
        - textbox "Month"
        - textbox "Year"
      - button "Continue"
  `);

  // A mistake first: the focus goes to the summary, and its link to the field.
  await form.getByLabel("Email address").focus();
  await keyboard.type("jane");
  await keyboard.press("Enter");
  await expect(form.getByRole("group", { name: "Please check" })).toBeFocused();
  await keyboard.press("Tab");
  await keyboard.press("Enter");
  await expect(form.getByLabel("Email address")).toBeFocused();
  await keyboard.press("ControlOrMeta+a");
  for (const text of [email, "Jane", "Smith", "15", "1", "1990"]) {
    await keyboard.type(text);
    await keyboard.press("Tab");
  }
  await tabTo("Continue");
  await keyboard.press("Space");

  await heading("Check your email");
  await expect(form.getByRole("heading", { level: 2 })).toHaveAccessibleDescription("Step 2 of 4");
  await expect(form).toMatchAriaSnapshot(`
    - region "Check your email":
      - heading "Check your email" [level=2]
      - textbox "Six-digit code"
      - button "Continue"
      - button "Send a new code" [disabled]
      - button "Use another email address"
      - button "Get help"
  `);
  await tabTo("Get help");
  await keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "Get help" })).toHaveAttribute("aria-expanded", "true");
  await expect(form.getByRole("button", { name: "Get help" })).toBeFocused();
  const code = await mailedCode(request, demo, email);
  await form.getByLabel("Six-digit code").focus();
  await keyboard.type(code === "000000" ? "111111" : "000000");
  await expect(form.getByLabel("Six-digit code")).toHaveAccessibleDescription(/isn’t the code we sent/);
  await expect(form.getByLabel("Six-digit code")).toBeFocused();
  await keyboard.type(code);

  await heading("Verify your identity");
  await expect(form).toMatchAriaSnapshot(`
    - region "Verify your identity":
      - heading "Verify your identity" [level=2]
      - img /QR code/
      - heading [level=3]
      - list:
        - listitem
        - listitem
        - listitem
      - link /opens in a new tab/
      - button "Copy link"
      - button "Start over"
      - button "Change details"
      - button "Get help"
  `);
  const opened = page.waitForEvent("popup");
  await providerLink(page).focus();
  await keyboard.press("Enter");
  await (await opened).close();
  await page.bringToFront();

  await expect(form).toMatchAriaSnapshot(`
    - region:
      - heading [level=2]
      - status
      - button "Check now"
      - button "Open it again or show the QR code"
      - button "Start over"
      - button "Change details"
      - button "Get help"
  `);
  await tabTo("Check now");
  await keyboard.press("Enter");
  await expect(form.getByText("Checked just now: nothing new.")).toBeVisible();
  await expect(form.getByRole("button", { name: "Check now" })).toBeFocused();
  await tabTo("Start over");
  await keyboard.press("Enter");
  await expect(form.getByText("won’t count")).toBeFocused();
  await tabTo("Cancel");
  await keyboard.press("Enter");
  await expect(form.getByRole("button", { name: "Start over" })).toBeFocused();

  const reference = await referenceOf(page);
  await customerDoes(request, demo, reference, "opens");
  await customerDoes(request, demo, reference, "submits");
  await heading("You’re all done");
  await expect(form).toMatchAriaSnapshot(`
    - region "You’re all done":
      - heading "You’re all done" [level=2]
      - status: /being checked/
  `);
});
