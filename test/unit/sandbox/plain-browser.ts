/** A browser without JavaScript: it keeps cookies, follows redirects, and posts forms. */
export class PlainBrowser {
  #cookies = new Map<string, string>();
  url = "";
  status = 0;
  html = "";

  async open(url: string, init: RequestInit = {}): Promise<this> {
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
    const headers = { accept: "text/html", ...(cookie ? { cookie } : {}) };
    const answer = await fetch(url, { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      this.#cookies.set(name, value);
    }
    const target = answer.headers.get("location");
    if (target) return this.open(new URL(target, url).href);
    this.url = url;
    this.status = answer.status;
    this.html = await answer.text();
    return this;
  }

  get heading(): string {
    return /<h1>([^<]*)<\/h1>/.exec(this.html)?.[1] ?? "";
  }

  get path(): string {
    return new URL(this.url).pathname;
  }

  /** The fields of the page's form with their values. */
  get fields(): Record<string, string> {
    const fields: Record<string, string> = {};
    for (const [tag] of this.html.matchAll(/<input[^>]*>/g)) {
      const read = (name: string) => new RegExp(`\\s${name}="([^"]*)"`).exec(tag)?.[1] ?? "";
      if (read("type") === "radio" && !/\schecked/.test(tag)) continue;
      if (read("type") !== "file") fields[read("name")] = read("value").replaceAll("&#39;", "'");
    }
    return fields;
  }

  /** Posts the page's form with its values, but for `changes`. */
  async submit(changes: Record<string, string | File> = {}): Promise<this> {
    const [, attributes = ""] = /<form([^>]*)>/.exec(this.html) ?? [];
    const action = /action="([^"]+)"/.exec(attributes)?.[1];
    if (!action) throw new Error(`${this.path} has no form`);
    const entries = Object.entries({ ...this.fields, ...changes });
    const multipart = attributes.includes("multipart/form-data");
    const body = multipart ? new FormData() : new URLSearchParams();
    for (const [name, value] of entries) body.append(name, value as string);
    return this.open(new URL(action, this.url).href, { method: "POST", body });
  }

  link(text: string): string | undefined {
    return new RegExp(`<a[^>]* href="([^"]+)"[^>]*>${text}</a>`).exec(this.html)?.[1];
  }
}
