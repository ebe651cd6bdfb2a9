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
  /** @param {{ browserMissing: boolean }} options from `jest.config.js` */
  constructor(_globalConfig, options) {
    this.browserSuites = options.browserMissing ? countBrowserSuites() : 0;
  }

  onRunComplete(_contexts, results) {
    const skipped = results.numPendingTests + results.numTodoTests + this.browserSuites;
    const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
    if (this.browserSuites > 0) {
      process.stdout.write(
        "\nNo Chromium was found, so the browser tests were skipped. Install it, or set CHROMIUM_PATH.\n",
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

function countBrowserSuites() {
  try {
    const files = readdirSync(path.join(__dirname, "../browser"), { recursive: true });
    return files.filter((file) => String(file).endsWith(".test.ts")).length;
  } catch {
    return 0;
  }
}

module.exports = SummaryReporter;
