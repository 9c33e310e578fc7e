/** Gmail delivers to one mailbox whatever the dots in its name (support.google.com/mail/answer/7436150). */
const WITHOUT_DOTS = new Set(["gmail.com", "googlemail.com"]);

/** The mailbox of an address, for counting: in lower case, without a `+tag` and, at Gmail, without dots. */
export function foldedEmail(email: string): string {
  const lower = email.toLowerCase();
  const at = lower.lastIndexOf("@");
  const domain = lower.slice(at + 1);
  const name = lower.slice(0, Math.max(0, at));
  const untagged = name.replace(/(?<=.)\+.*$/, "");
  return WITHOUT_DOTS.has(domain) ? `${untagged.replaceAll(".", "")}@gmail.com` : `${untagged}@${domain}`;
}
