import { describe, expect, test } from "vitest";
import type { FrameSource } from "../../../src/contract/answers.js";
import { LAUNCH_KINDS, type LaunchKind } from "../../../src/contract/status.js";
import { chooseLaunch, type LaunchChoice } from "../../../src/launch/choose-launch.js";

const frame: FrameSource = { url: "https://fe.dcams.app/d", origin: "https://fe.dcams.app", allow: "camera" };
const choose = (choice: Partial<LaunchChoice>) =>
  chooseLaunch({ wanted: "auto", offered: [], frame, phone: false, ...choice });

describe("chooseLaunch", () => {
  test.each<[string, Partial<LaunchChoice>, LaunchKind]>([
    ["auto takes the organisation's order", { offered: ["redirect", "frame", "link"] }, "redirect"],
    ["auto takes the frame on a desktop", { offered: ["frame", "link"] }, "frame"],
    [
      "auto leaves the frame out on a phone",
      { offered: ["frame", "redirect", "link"], phone: true },
      "redirect",
    ],
    ["auto frames on a phone where there is nothing else", { offered: ["frame"], phone: true }, "frame"],
    ["a frame that isn't there isn't on offer", { offered: ["frame", "redirect"], frame: null }, "redirect"],
    ["what is wanted wins", { wanted: "redirect", offered: ["frame", "link", "redirect"] }, "redirect"],
    ["also a frame on a phone", { wanted: "frame", offered: ["link", "frame"], phone: true }, "frame"],
    [
      "what isn't offered falls back to the first",
      { wanted: "frame", offered: ["redirect", "link"] },
      "redirect",
    ],
    [
      "a wanted frame that isn't there does too",
      { wanted: "frame", offered: ["frame", "link"], frame: null },
      "link",
    ],
    ["nothing on offer is a link", { offered: [] }, "link"],
    ["only a frame that isn't there is a link", { wanted: "frame", offered: ["frame"], frame: null }, "link"],
  ])("%s", (_, choice, kind) => {
    expect(choose(choice)).toBe(kind);
  });

  test("never takes a frame without one, nor what isn't offered while something is", () => {
    const orders: LaunchKind[][] = [["link"], ["frame", "link"], ["redirect", "frame"], ["link", "redirect"]];
    for (const wanted of ["auto", ...LAUNCH_KINDS] as const) {
      for (const offered of orders) {
        for (const phone of [true, false]) {
          expect(offered).toContain(choose({ wanted, offered, phone }));
          expect(choose({ wanted, offered, phone, frame: null })).not.toBe("frame");
        }
      }
    }
  });
});
