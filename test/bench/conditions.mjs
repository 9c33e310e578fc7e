/** The conditions of a run, and its numbers: what every part of the benchmarks prints. */
import { availableParallelism, cpus, loadavg } from "node:os";

/** One line: date, Node, processor, and the load of the machine before the run. */
export function conditions() {
  const [processor] = cpus();
  const load = loadavg()[0] ?? 0;
  return [
    new Date().toISOString().slice(0, 10),
    `Node ${process.versions.node}`,
    `${availableParallelism()} cores (${processor?.model.trim() ?? "unknown"})`,
    `load before the run ${load.toFixed(1)}`,
  ].join(", ");
}

/** @param {readonly number[]} values */
export function median(values) {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  const upper = sorted[middle] ?? Number.NaN;
  return sorted.length % 2 === 1 ? upper : (upper + (sorted[middle - 1] ?? Number.NaN)) / 2;
}

/**
 * Prints a table in Markdown.
 * @param {readonly string[]} header
 * @param {readonly (readonly string[])[]} rows
 */
export function printTable(header, rows) {
  const lines = [header, header.map(() => "---"), ...rows];
  console.log(`\n${lines.map((cells) => `| ${cells.join(" | ")} |`).join("\n")}`);
}
