import type { EarlyHost } from "../first/early-call.js";

/**
 * Asks for the organisation while the element's class is loaded: one wait for the network less before the first step.
 * A page may have the answer in the element, as `<script type="application/json">`. There is no call where the flow
 * makes none: where it goes on with a visit of this tab, has a tracking reference, or waits for `open()`.
 * Resolves when the answer is there, has failed, or was not asked for.
 */
export async function callEarly(element: EarlyHost): Promise<void> {
  const organisation = element.getAttribute("organisation");
  if (!organisation || element.earlyCall || element.matches("[tracking-reference],[modal]")) return;
  const endpoint =
    element.endpoint || element.getAttribute("endpoint") || import.meta.url.replace(/[^/]*$/, "");
  try {
    if (sessionStorage.getItem(`gangway:${endpoint} ${organisation}`)) return;
    const path = `${endpoint.replace(/\/+$/, "")}/v1/organisations/${encodeURIComponent(organisation)}`;
    const url = new URL(path, location.href).href;
    const text = element.querySelector("script[type$=json]")?.textContent;
    const answer =
      text && JSON.parse(text).organisation.code === organisation
        ? Promise.resolve(new Response(text))
        : fetch(url, {
            credentials: "omit",
            referrerPolicy: "no-referrer",
            redirect: "error",
            signal: AbortSignal.timeout(10_000),
            // A body comes no sooner than it is read.
          }).then(async (response) => {
            const text = await response.text();
            response.text = async () => text;
            return response;
          });
    element.earlyCall = { url, answer };
    await answer;
  } catch {
    // No storage, a wrong endpoint, a wrong answer in the page, or none: the flow makes the call, and shows what is wrong.
  }
}
