const { readdirSync, writeSync } = require("node:fs");
const path = require("node:path");

/**
 * Ends a run with one line, `N passed, N failed`, that people and machines read alike. Where a skip
 * may hide a missing tool (CI), it is a failure.
 *
 * Jest prints its own summary after every other reporter, so the line waits for the process to end.
 * Jest loads reporters as they are, hence no TypeScript.
 */
class SummaryReporter {
  /** @param {{ missing: { tool: string, variable: string, project: string }[] }} options from `jest.config.js` */
  constructor(_globalConfig, { missing }) {
    this.left = missing.map((one) => ({ ...one, suites: countSuites(one.project) }));
  }

  onRunComplete(_contexts, results) {
    const suites = this.left.reduce((sum, one) => sum + one.suites, 0);
    const skipped = results.numPendingTests + results.numTodoTests + suites;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    for (const { tool, variable, project } of this.left) {
      process.stdout.write(
        `\nNo ${tool} was found, so the tests in ${project}/ were skipped. Install it, or set ${variable}.\n`,
      );
    }
    if (skipped > 0 && (process.env.CI === "true" || process.env.PAYMENT_HUB_NO_SKIP === "1")) {
      this.error = new Error(`${skipped} skipped, and here a skip is a failure`);
      process.stdout.write(`\n${this.error.message}\n`);
    }
    const tail = skipped > 0 ? `, ${skipped} skipped` : "";
    const line = `\n${results.numPassedTests} passed, ${failed} failed${tail}\n`;
    process.once("exit", () => writeSync(process.stdout.fd, line));
  }

  /** Jest fails the run when a reporter has an error. */
  getLastError() {
    return this.error;
  }
}

function countSuites(folder) {
  try {
    const files = readdirSync(path.join(__dirname, "..", folder), { recursive: true });
    return files.filter((file) => String(file).endsWith(".test.ts")).length;
  } catch {
    return 0;
  }
}

module.exports = SummaryReporter;
