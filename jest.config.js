const { findChromium } = require("./integration-tests/support/chromium");
const { findRedisServer } = require("./integration-tests/support/redis-server");

// Unit tests stand beside the code in `__tests__`; everything that needs a database, a server or a
// browser is in `integration-tests`, one project each so that they can be run alone
// (`npx jest --selectProjects unit`).
const transform = {
  "^.+\\.(t|j)sx?$": [
    "@swc/jest",
    {
      jsc: {
        parser: { syntax: "typescript", tsx: true, decorators: true },
        transform: { decoratorMetadata: true, react: { runtime: "automatic" } },
        target: "es2022",
      },
    },
  ],
};
const project = (displayName, testMatch) => ({
  displayName,
  testMatch,
  transform,
  testEnvironment: "node",
  modulePathIgnorePatterns: ["<rootDir>/.medusa/", "<rootDir>/.cache/"],
  testPathIgnorePatterns: ["/node_modules/"],
});

/** Suites of these share one PostgreSQL server and one built store; `npm test` runs them in turn. */
const withStore = (displayName, folder) => ({
  ...project(displayName, [`<rootDir>/integration-tests/${folder}/**/*.test.ts`]),
  globalSetup: "<rootDir>/integration-tests/support/global-setup.ts",
  globalTeardown: "<rootDir>/integration-tests/support/global-teardown.ts",
  setupFilesAfterEnv: ["<rootDir>/integration-tests/support/time-limit.ts"],
});

/** What a machine may lack, and the tests that are then left out. */
const missing = [
  ...(findChromium() ? [] : [{ tool: "Chromium", variable: "CHROMIUM_PATH", project: "browser" }]),
  ...(findRedisServer()
    ? []
    : [
        {
          tool: "redis-server",
          variable: "REDIS_SERVER_PATH",
          project: "instances",
        },
      ]),
];
const unlessMissing = (project) =>
  missing.some((one) => one.project === project.displayName) ? [] : [project];

module.exports = {
  reporters: ["default", ["<rootDir>/integration-tests/support/summary-reporter.js", { missing }]],
  projects: [
    project("unit", ["<rootDir>/src/**/__tests__/**/*.test.ts"]),
    withStore("integration", "http"),
    withStore("faults", "faults"),
    withStore("random", "random"),
    ...unlessMissing(withStore("instances", "instances")),
    ...unlessMissing(withStore("browser", "browser")),
    // Makes a store of its own, outside the clone.
    {
      ...project("install", ["<rootDir>/integration-tests/install/**/*.test.ts"]),
      setupFilesAfterEnv: ["<rootDir>/integration-tests/support/time-limit.ts"],
    },
  ],
};
