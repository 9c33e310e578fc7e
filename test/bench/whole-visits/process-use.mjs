/** What a process has used so far, as Linux tells it. Unlike the time on a clock, it doesn't depend on what else the machine does. */
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";

const TICKS_PER_SECOND = Number(execFileSync("getconf", ["CLK_TCK"], { encoding: "utf8" }));

/** @param {number} pid */
export function processUse(pid) {
  const stat = readFileSync(`/proc/${pid}/stat`, "utf8");
  // The second member is the name, which may hold spaces.
  const members = stat.slice(stat.lastIndexOf(")") + 2).split(" ");
  const status = readFileSync(`/proc/${pid}/status`, "utf8");
  return {
    cpuMs: ((Number(members[11]) + Number(members[12])) / TICKS_PER_SECOND) * 1000,
    memoryMb: Number(/^VmRSS:\s+(\d+)/m.exec(status)?.[1] ?? Number.NaN) / 1024,
  };
}
