// A reporter for Vitest. It writes the number of passed tests and the failed ones as JSON, for `test/run.mjs`.
import { writeFileSync } from "node:fs";
import { relative } from "node:path";
import { fileURLToPath } from "node:url";
import { failureText } from "./failure-text.mjs";

const root = fileURLToPath(new URL("..", import.meta.url));

/** @implements {import("vitest/node").Reporter} */
export default class SumReporter {
  /**
   * @param {readonly import("vitest/node").TestModule[]} modules
   * @param {readonly import("@vitest/utils").SerializedError[]} errors from outside the tests
   */
  onTestRunEnd(modules, errors) {
    const tests = modules.flatMap(({ children }) => [...children.allTests()]);
    const passed = tests.filter((test) => test.result().state === "passed").length;
    const failed = [
      ...modules.flatMap(failuresOf),
      ...errors.map(({ message, stacks }) => failureText("outside the tests", message, stacks)),
    ];
    const file = process.env.GANGWAY_TEST_SUM;
    if (!file) throw new Error("GANGWAY_TEST_SUM must name the file for the sum");
    writeFileSync(file, JSON.stringify({ passed, failed }));
  }
}

/** The failures of a file. One without a failed test, such as a file that can't be loaded, has failed as a whole. */
function failuresOf(module) {
  const file = relative(root, module.moduleId);
  const text = (title, [error] = []) => failureText(title, error?.message, error?.stacks, module.moduleId);
  const failed = [...module.children.allTests("failed")];
  const suites = [...module.children.allSuites()].filter((suite) => suite.errors().length > 0);
  const failures = [
    ...failed.map((test) => text(`${file}: ${test.fullName}`, test.result().errors)),
    ...suites.map((suite) => text(`${file}: ${suite.fullName}`, suite.errors())),
  ];
  if (module.errors().length > 0 || (failures.length === 0 && module.state() === "failed"))
    failures.push(text(`${file}: could not be run`, module.errors()));
  return failures;
}
