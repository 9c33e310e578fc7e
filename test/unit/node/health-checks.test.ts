/** Health checks of load balancers: HTTP/1.0, without a `Host`. */
import { once } from "node:events";
import { connect } from "node:net";
import { expect, test } from "vitest";
import { blankDatabase } from "../../databases/test-database.js";
import { serve } from "./support/gangway-process.js";
import { openHarbour } from "./support/harbour.js";

test("are answered", async () => {
  const { url } = await blankDatabase();
  const { configFile } = await openHarbour(url);
  const proxy = await serve(configFile);
  const socket = connect(Number(new URL(proxy.url).port), "127.0.0.1");
  let answer = "";
  socket.setEncoding("utf8").on("data", (chunk: string) => {
    answer += chunk;
  });
  socket.write("GET /readyz HTTP/1.0\r\n\r\n");
  await once(socket, "close");
  expect(answer.split("\r\n")[0]).toBe("HTTP/1.1 200 OK");
});
