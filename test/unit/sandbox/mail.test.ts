import { createTransport } from "nodemailer";
import { describe, expect, it } from "vitest";
import { runningSandbox } from "./running-sandbox.js";

const sandbox = runningSandbox();

/** Sends over a real SMTP conversation and returns the mailbox. */
async function send(message: Record<string, unknown>) {
  const transport = createTransport(sandbox.smtpUrl);
  try {
    await transport.sendMail({ from: "onboarding@partner.example", ...message });
  } finally {
    transport.close();
  }
  return (await sandbox.get("/_sandbox/mail")).json;
}

describe("the mailbox", () => {
  it("has what came over SMTP", async () => {
    const mails = await send({
      to: "Jane Smith <jane@example.com>",
      subject: "Ihr Code für Müller & Söhne",
      text: "Your code is 123456.\n\nIt is good for ten minutes – once.",
      html: "<p>Your code is <b>123456</b>.</p>",
    });
    expect(mails).toEqual([
      {
        at: expect.stringMatching(/^\d{4}-\d\d-\d\dT.*Z$/),
        to: "jane@example.com",
        subject: "Ihr Code für Müller & Söhne",
        text: "Your code is 123456.\n\nIt is good for ten minutes – once.",
        html: "<p>Your code is <b>123456</b>.</p>",
      },
    ]);
  });

  it("keeps mails in the order of arrival, and takes those without a part or a To", async () => {
    await send({ to: ["a@example.com", "b@example.com"], subject: "One", text: "Only text" });
    const mails = await send({ bcc: "hidden@example.com", subject: "Two", html: "<p>Only HTML</p>" });
    expect(mails).toMatchObject([
      { to: "a@example.com, b@example.com", subject: "One", text: "Only text", html: "" },
      { to: "hidden@example.com", subject: "Two", html: "<p>Only HTML</p>" },
    ]);
  });

  it("is empty after a reset, and in its own time", async () => {
    await send({ to: "a@example.com", subject: "Old", text: "Old" });
    await sandbox.post("/_sandbox/reset");
    await sandbox.advance(86_400);
    const [mail, ...others] = await send({ to: "a@example.com", subject: "New", text: "New" });
    expect(others).toEqual([]);
    expect(Math.abs(Date.parse(mail.at) - Date.now() - 86_400_000)).toBeLessThan(5000);
  });
});
