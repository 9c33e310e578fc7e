/** Signing in to the simulated VerifiMe portal, as a customer does who reads the mails. */
import { PlainBrowser } from "../plain-browser.js";

/** Returns the newest code that VerifiMe has mailed; empty where there is none. */
export async function mailedCode(sandboxUrl: string): Promise<string> {
  const mails = (await (await fetch(`${sandboxUrl}/_sandbox/mail`)).json()) as { text: string }[];
  return /\b\d{6}\b/.exec(mails.at(-1)?.text ?? "")?.[0] ?? "";
}

/** Opens an invite's link and signs in with the code that is mailed. */
export async function signIn(inviteUrl: string, browser = new PlainBrowser()): Promise<PlainBrowser> {
  await browser.open(inviteUrl);
  await browser.submit();
  return browser.submit({ code: await mailedCode(new URL(inviteUrl).origin) });
}
