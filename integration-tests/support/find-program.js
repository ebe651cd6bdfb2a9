const { accessSync, constants } = require("node:fs");

/** A program that tests need and a machine may lack: where a variable says, or where systems put it. */
function findProgram(variable, ...places) {
  return [process.env[variable], ...places].find((file) => file && isExecutable(file));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

module.exports = { findProgram };
