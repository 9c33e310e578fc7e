/** Servers of partners, each with the proxy mounted below `/onboarding` and a page of its own beside it. */
import { createServer, type RequestListener } from "node:http";
import type { AddressInfo } from "node:net";
import { getRequestListener } from "@hono/node-server";
import express from "express";
import express4 from "express4";
import fastify from "fastify";
import { Hono } from "hono";
import Koa from "koa";
import type { NodeGangway } from "../../../../src/node/create-gangway.js";
import { nodeHandler } from "../../../../src/node/node-handler.js";

export interface Mounted {
  url: string;
  /** Waits for the requests in flight. */
  close(): Promise<void>;
}

const prefix = "/onboarding";
const ABOUT = "about Harbour";

async function listen(listener: RequestListener): Promise<Mounted> {
  const server = createServer(listener);
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

/** The arguments of a resource route in React Router, with a context that the server has made. */
interface RouteArguments {
  request: Request;
  context: { remoteAddress: string | undefined };
}

type Mount = (gangway: NodeGangway) => Promise<Mounted>;

export const MOUNTS: Record<string, Mount> = {
  "node:http": (gangway) => {
    const handle = nodeHandler(gangway, { prefix });
    return listen((request, response) =>
      handle(request, response, () => {
        response.writeHead(request.url === "/about" ? 200 : 404).end(ABOUT);
      }),
    );
  },
  "Express 5": (gangway) => {
    const app = express();
    app.use(nodeHandler(gangway, { prefix }));
    app.use(express.json());
    app.get("/about", (_request, response) => void response.send(ABOUT));
    return listen(app);
  },
  "Express 5, mounted on a path": (gangway) => {
    const app = express();
    app.use("/onboarding", nodeHandler(gangway));
    app.get("/about", (_request, response) => void response.send(ABOUT));
    return listen(app);
  },
  "Express 5, mounted on a path that is the prefix too": (gangway) => {
    const app = express();
    app.use("/onboarding", nodeHandler(gangway, { prefix }));
    app.get("/about", (_request, response) => void response.send(ABOUT));
    return listen(app);
  },
  "Express 5, after a parser that keeps the raw body": (gangway) => {
    const app = express();
    app.use(
      express.json({
        verify(request, _response, buffer) {
          Object.assign(request, { rawBody: buffer });
        },
      }),
    );
    app.use(nodeHandler(gangway, { prefix }));
    app.get("/about", (_request, response) => void response.send(ABOUT));
    return listen(app);
  },
  "Express 4": (gangway) => {
    const app = express4();
    app.use(nodeHandler(gangway, { prefix }));
    app.use(express4.json());
    app.get("/about", (_request: unknown, response: express.Response) => void response.send(ABOUT));
    return listen(app);
  },
  async Fastify(gangway) {
    const app = fastify({ forceCloseConnections: "idle" });
    const handle = nodeHandler(gangway, { prefix });
    app.addHook("onRequest", (request, reply, next) => {
      handle(request.raw, reply.raw, next as (error?: unknown) => void);
    });
    app.get("/about", async () => ABOUT);
    return { url: await app.listen({ port: 0, host: "127.0.0.1" }), close: () => app.close() };
  },
  Koa: (gangway) => {
    const app = new Koa();
    const handle = nodeHandler(gangway, { prefix });
    app.use((context, next) => {
      context.respond = false;
      return handle(context.req, context.res, (error) => {
        context.respond = true;
        if (error) throw error;
        return next();
      });
    });
    app.use((context) => {
      if (context.path === "/about") context.body = ABOUT;
    });
    return listen(app.callback());
  },
  Hono: (gangway) => {
    const app = new Hono();
    app.mount("/onboarding", gangway.fetch);
    app.get("/about", (context) => context.text(ABOUT));
    return listen(getRequestListener(app.fetch, { overrideGlobalObjects: false }));
  },
  "a resource route": (gangway) => {
    const loader = ({ request, context }: RouteArguments) =>
      gangway.fetch(request, { remoteAddress: context.remoteAddress });
    return listen(
      getRequestListener(
        (request, { incoming }) =>
          new URL(request.url).pathname === "/about"
            ? new Response(ABOUT)
            : loader({ request, context: { remoteAddress: incoming.socket?.remoteAddress } }),
        { overrideGlobalObjects: false },
      ),
    );
  },
};
