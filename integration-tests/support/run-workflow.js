const path = require("node:path");

/** For `medusa exec`: runs one of the store's workflows without input and prints its result. */
module.exports = async function runWorkflow({ container, args }) {
  const workflows = require(path.join(process.cwd(), "src/workflows/index.js"));
  const { result } = await workflows[args[0]](container).run();
  process.stdout.write(`RESULT ${JSON.stringify(result)}\n`);
};
