/** Node, browsers and workers have it. This folder's types are those of no platform. */
declare const URL: { new (url: string): { hostname: string }; canParse(url: string): boolean };

/**
 * Writes an email address in the one form in which it is stored and compared: its letters composed (NFC), its domain in ASCII
 * (`müller.example` as `xn--mller-kva.example`, UTS 46). An address that has no such domain stays as it is.
 */
export function withAsciiDomain(address: string): string {
  const composed = address.normalize("NFC");
  const at = composed.lastIndexOf("@");
  const domain = composed.slice(at + 1);
  // The most addresses by far.
  if (at < 0 || /^[\x20-\x7f]*$/.test(domain)) return composed;
  // What ends a host in a web address is none.
  if (/[\s/?#:@\\[\]%]/.test(domain)) return composed;
  const url = `http://${domain}`;
  return URL.canParse(url) ? composed.slice(0, at + 1) + new URL(url).hostname : composed;
}
