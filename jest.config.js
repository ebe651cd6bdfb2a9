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

module.exports = {
  projects: [project("unit", ["<rootDir>/src/**/__tests__/**/*.test.ts"])],
};
