/** A TCP relay that can be cut off: the balancer in front of the proxies, and the network in front of PostgreSQL. */
import { connect, createServer, type NetConnectOpts, type Socket } from "node:net";
import { onTestFinished } from "vitest";

export interface Relay {
  /** Null where it listens on a path. */
  port: number;
  /** The servers behind it, each in turn. One that refuses a connection is passed over. */
  targets: NetConnectOpts[];
  /** Breaks every connection, and refuses new ones until `mend`. */
  cut(): void;
  mend(): void;
}

/** @param path of a Unix socket. Default: any free port. */
export async function startRelay(path?: string): Promise<Relay> {
  const sockets = new Set<Socket>();
  let isCut = false;
  let turn = 0;

  const relay: Relay = {
    port: 0,
    targets: [],
    cut() {
      isCut = true;
      for (const socket of sockets) socket.destroy();
    },
    mend() {
      isCut = false;
    },
  };

  const server = createServer({ allowHalfOpen: true }, (caller) => {
    keep(caller);
    if (isCut) caller.destroy();
    else join(caller, relay.targets.length);
  });

  function keep(socket: Socket): void {
    sockets.add(socket);
    socket.once("close", () => sockets.delete(socket));
    socket.on("error", () => {});
  }

  function join(caller: Socket, tries: number): void {
    turn += 1;
    const target = relay.targets[turn % relay.targets.length];
    if (tries === 0 || !target) {
      caller.destroy();
      return;
    }
    const called = connect({ ...target, allowHalfOpen: true });
    const passOver = () => join(caller, tries - 1);
    called.once("error", passOver);
    called.once("connect", () => {
      called.off("error", passOver);
      keep(called);
      caller.pipe(called).pipe(caller);
      caller.once("close", () => called.destroy());
      called.once("close", () => caller.destroy());
    });
  }

  await new Promise<void>((resolve) => {
    if (path === undefined) server.listen(0, "127.0.0.1", resolve);
    else server.listen(path, resolve);
  });
  onTestFinished(() => {
    relay.cut();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  });
  const address = server.address();
  relay.port = typeof address === "object" && address !== null ? address.port : 0;
  return relay;
}
