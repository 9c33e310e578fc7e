/** An answer that `gangway.js` asks for, or finds in the page, while the element's class is loaded. */
export interface EarlyCall {
  url: string;
  answer: Promise<Response>;
}

/** An element for which a call may have been made early. */
export interface EarlyHost extends HTMLElement {
  /** The host's own, set before the class was loaded. */
  endpoint?: string | null | undefined;
  /** Not used yet. */
  earlyCall?: EarlyCall | undefined;
}

/** Returns a `fetch` that takes the element's early call, once, for a request to the same address. */
export const fetchWithEarlyCall =
  (host: EarlyHost): typeof fetch =>
  (url, init) => {
    const { earlyCall } = host;
    if (earlyCall?.url !== url) return fetch(url, init);
    host.earlyCall = undefined;
    return earlyCall.answer.catch(() => fetch(url, init));
  };
