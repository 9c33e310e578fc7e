/** `OTPCredential` of the WebOTP API (wicg.github.io/web-otp), which TypeScript's DOM types don't have. */
interface OtpCredential extends Credential {
  readonly code: string;
}

/**
 * Waits for a text message that holds a code for this page's host. The browser asks the customer first. Null: the browser
 * has no WebOTP, or the customer, the page's policy or the signal ended the wait.
 */
export async function receiveCode(signal: AbortSignal): Promise<string | null> {
  if (!("OTPCredential" in window)) return null;
  const request = { otp: { transport: ["sms"] }, signal } as CredentialRequestOptions;
  const credential = await navigator.credentials.get(request).catch(() => null);
  return (credential as OtpCredential | null)?.code ?? null;
}
