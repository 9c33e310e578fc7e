/**
 * Serves the sandbox on Node: over HTTP, and over SMTP, whose mail arrives in its mailbox. Both listen on the loopback
 * address unless `host` says otherwise, because anybody who reaches them can read everything in them.
 */
import type { AddressInfo, Server } from "node:net";
import { createAdaptorServer } from "@hono/node-server";
import { RESPONSE_ALREADY_SENT } from "@hono/node-server/utils/response";
import { SMTPServer } from "smtp-server";
import { ConnectionDropped, createSandbox, type Sandbox, type SandboxOptions } from "../sandbox/sandbox.js";

export interface SandboxServerOptions extends Omit<SandboxOptions, "baseUrl"> {
  /** 0 takes any free port. */
  port: number;
  smtpPort: number;
  /** The address to listen on; `127.0.0.1` unless given. */
  host?: string;
  /** The public URL of the HTTP server; `http://localhost:{port}` unless given. A phone needs the machine's name. */
  baseUrl?: string;
}

export interface SandboxServer {
  /** e.g. `http://localhost:8788` */
  url: string;
  /** e.g. `smtp://localhost:8789` */
  smtpUrl: string;
  sandbox: Sandbox;
  close: () => Promise<void>;
}

/** In bytes. */
const LARGEST_MAIL = 10 * 1024 * 1024;

/** Starts the sandbox. Rejects where a port is in use. */
export async function startSandbox(options: SandboxServerOptions): Promise<SandboxServer> {
  const { port, smtpPort, host = "127.0.0.1", baseUrl, ...sandboxOptions } = options;
  let url = baseUrl ?? "";
  const sandbox = createSandbox({ ...sandboxOptions, baseUrl: () => url });

  const http = createAdaptorServer({
    overrideGlobalObjects: false,
    async fetch(request, { incoming }) {
      try {
        return await sandbox.fetch(request);
      } catch (error) {
        if (!(error instanceof ConnectionDropped)) throw error;
        incoming.socket?.destroy();
        return RESPONSE_ALREADY_SENT;
      }
    },
  });
  const smtp = new SMTPServer({
    disabledCommands: ["AUTH", "STARTTLS"],
    size: LARGEST_MAIL,
    onData(stream, session, done) {
      const chunks: Buffer[] = [];
      stream.on("data", (chunk: Buffer) => chunks.push(chunk));
      stream.on("end", () => {
        const recipients = session.envelope.rcptTo.map(({ address }) => address);
        sandbox.receiveMail(Buffer.concat(chunks), recipients).then(() => done(), done);
      });
    },
  });

  const close = async () => {
    sandbox.close();
    if ("closeAllConnections" in http) http.closeAllConnections();
    await Promise.all([closed(http), new Promise<void>((resolve) => smtp.close(() => resolve()))]);
  };
  try {
    const taken = await listening(http, port, host);
    url ||= `http://localhost:${taken}`;
    // From here on, an error of one connection must not end the server.
    smtp.on("error", () => {});
    const smtpTaken = await listening(smtp.server, smtpPort, host);
    return { url, smtpUrl: `smtp://localhost:${smtpTaken}`, sandbox, close };
  } catch (error) {
    await close();
    throw error;
  }
}

function listening(server: Pick<Server, "listen" | "once" | "off" | "address">, port: number, host: string) {
  return new Promise<number>((resolve, reject) => {
    server.once("error", reject);
    server.listen(port, host, () => {
      server.off("error", reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

function closed(server: Pick<Server, "close" | "listening">): Promise<void> {
  return new Promise((resolve) => {
    if (!server.listening) resolve();
    else server.close(() => resolve());
  });
}
