/** Northgate's API, simulated: the adapter's tests need no network. */
export const PASSPHRASE = "open-says-the-northern-gate";
export const BASE_URL = "https://api.northgate.example";

export interface Vendor {
  fetch(url: string, init: RequestInit): Promise<Response>;
  /** Has the clerk decide. @returns the webhook's body */
  decide(id: string, state: "accepted" | "turned_away"): string;
  readonly erased: readonly string[];
}

export function createVendor(): Vendor {
  const cases = new Map<string, { token: string; state: string }>();
  const erased: string[] = [];

  return {
    erased,
    async fetch(url, init) {
      const { pathname } = new URL(url);
      const credentials = new Headers(init.headers).get("authorization");
      if (init.method === "POST" && pathname === "/cases") {
        if (credentials !== `Northgate ${PASSPHRASE}:`) return new Response(null, { status: 401 });
        const [id, token] = [crypto.randomUUID(), crypto.randomUUID()];
        cases.set(id, { token, state: "open" });
        return Response.json({ id, token });
      }
      const id = pathname.slice("/cases/".length);
      const found = cases.get(id);
      if (!found) return new Response(null, { status: 404 });
      if (credentials !== `Northgate ${PASSPHRASE}:${found.token}`)
        return new Response(null, { status: 401 });
      if (init.method === "GET") return Response.json({ state: found.state });
      cases.delete(id);
      erased.push(id);
      return new Response(null, { status: 204 });
    },
    decide(id, state) {
      const found = cases.get(id);
      if (!found) throw new Error(`There is no case ${id}.`);
      found.state = state;
      return JSON.stringify({ delivery: crypto.randomUUID(), case: id, state, at: new Date().toISOString() });
    },
  };
}
