import { describe, expect, it } from "vitest";
import { startSandbox } from "../../../src/node/start-sandbox.js";
import { ConnectionDropped, createSandbox } from "../../../src/sandbox/sandbox.js";

describe("startSandbox", () => {
  it("says where it listens, and frees both ports when it is closed", async () => {
    const first = await startSandbox({ port: 0, smtpPort: 0 });
    expect(first.url).toMatch(/^http:\/\/localhost:\d+$/);
    expect(first.smtpUrl).toMatch(/^smtp:\/\/localhost:\d+$/);
    expect((await fetch(first.url)).status).toBe(200);
    await first.close();
    await expect(fetch(first.url)).rejects.toThrow("fetch failed");

    const [port, smtpPort] = [first.url, first.smtpUrl].map((url) => Number(new URL(url).port));
    const again = await startSandbox({ port: port ?? 0, smtpPort: smtpPort ?? 0 });
    expect([again.url, again.smtpUrl]).toEqual([first.url, first.smtpUrl]);
    await again.close();
  });

  it("rejects when a port is taken, and leaves nothing behind", async () => {
    const first = await startSandbox({ port: 0, smtpPort: 0 });
    const port = Number(new URL(first.url).port);
    const smtpPort = Number(new URL(first.smtpUrl).port);
    await expect(startSandbox({ port, smtpPort: 0 })).rejects.toThrow("EADDRINUSE");
    await expect(startSandbox({ port: 0, smtpPort })).rejects.toThrow("EADDRINUSE");
    await first.close();
  });

  it("names itself as others reach it", async () => {
    const started = await startSandbox({
      port: 0,
      smtpPort: 0,
      host: "localhost",
      baseUrl: "https://sandbox.example/s",
    });
    expect(started.url).toBe("https://sandbox.example/s");
    await started.close();
  });
});

describe("createSandbox", () => {
  const ask = (path: string, body?: unknown) =>
    new Request(`https://sandbox.example${path}`, {
      method: body === undefined ? "GET" : "POST",
      headers: { "content-type": "application/json" },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    });

  it("runs without a server, and rejects where a connection would be dropped", async () => {
    const sandbox = createSandbox({ baseUrl: "https://sandbox.example/" });
    const credentials = await (await sandbox.fetch(ask("/_sandbox/credentials"))).json();
    expect(credentials).toMatchObject({ verifime: { baseUrl: "https://sandbox.example/verifime" } });
    await sandbox.fetch(ask("/_sandbox/faults", { provider: "verifime", route: "invite", kind: "drop" }));
    await expect(sandbox.fetch(ask("/verifime/v1/user/invite", {}))).rejects.toThrow(ConnectionDropped);
    expect((await sandbox.fetch(ask("/verifime/v1/user/invite", {}))).status).toBe(400);
    sandbox.close();
  });

  it("keeps secrets and codes from one start to the next, but no state", async () => {
    const read = async () => {
      const sandbox = createSandbox({ baseUrl: "https://sandbox.example" });
      const answer = await sandbox.fetch(ask("/_sandbox/credentials"));
      await sandbox.fetch(ask("/verifime/v1/user/invite", { email: "a@b.example", code: "ORGCODE123" }));
      const sessions = await (await sandbox.fetch(ask("/_sandbox/sessions"))).json();
      sandbox.close();
      return [await answer.json(), (sessions as unknown[]).length];
    };
    expect(await read()).toEqual(await read());
  });

  it("has webhook endpoints from the start, also after a reset", async () => {
    const url = "https://partner.example/hooks";
    const sandbox = createSandbox({
      baseUrl: "https://sandbox.example",
      webhooks: [{ provider: "verifime", url }],
    });
    await sandbox.fetch(ask("/_sandbox/reset", {}));
    const webhooks = await (await sandbox.fetch(ask("/_sandbox/webhooks"))).json();
    expect(webhooks).toContainEqual({ provider: "verifime", urls: [url] });
    sandbox.close();
  });
});
