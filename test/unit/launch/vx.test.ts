import { describe, expect, test } from "vitest";
import { FRAME_READERS, frameReaderOf } from "../../../src/launch/frame-registry.js";
import { verifaFrameReader } from "../../../src/launch/verifa.js";
import { veriffFrameReader } from "../../../src/launch/veriff.js";
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
    expect(vxFrameReader).toMatchObject({ announces: false });
  });
});

describe("the frame readers", () => {
  test("stand under their providers' names", () => {
    expect(FRAME_READERS).toMatchObject({
      verifime: null,
      veriff: veriffFrameReader,
      vx: vxFrameReader,
      verifa: verifaFrameReader,
    });
  });

  test.each(["northgate", "constructor"])("have none for %s: its frame is only loaded", (id) => {
    const reader = frameReaderOf(id);
    expect(reader?.announces).toBe(false);
    expect(reader?.read("PASS")).toBeNull();
  });
});
