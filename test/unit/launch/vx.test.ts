import { describe, expect, test } from "vitest";
import { PROVIDER_IDS } from "../../../src/contract/providers.js";
import { FRAME_READERS } from "../../../src/launch/frame-readers.js";
import { vxFrameReader } from "../../../src/launch/vx.js";

describe("the reader of VX's frame", () => {
  test.each([
    ["PASS", "finished"],
    ["FAIL", "finished"],
    ["ALREADY VERIFIED", "finished"],
    ["ERROR", "failed"],
    ["BOT DETECTED", "failed"],
    ["LINK EXPIRED", "progress"],
    ["CLOSE", "closed"],
  ])("reads %s as %s", (word, signal) => {
    expect(vxFrameReader.read(word)).toEqual({ signal });
  });

  test.each([
    "pass",
    " PASS",
    "",
    "toString",
    "__proto__",
    null,
    undefined,
    7,
    ["PASS"],
    { status: "PASS" },
    new String("PASS"),
  ])("hears nothing in %o", (data) => {
    expect(vxFrameReader.read(data)).toBeNull();
  });

  test("knows that VX's page doesn't announce itself", () => {
    expect(vxFrameReader).toMatchObject({ id: "vx", announces: false });
  });
});

describe("the frame readers", () => {
  test("stand under their providers' names", () => {
    expect(FRAME_READERS.vx).toBe(vxFrameReader);
    expect(FRAME_READERS.verifime).toBeUndefined();
    for (const id of PROVIDER_IDS) expect(FRAME_READERS[id]?.id ?? id).toBe(id);
  });
});
