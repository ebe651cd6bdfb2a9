const { findProgram } = require("./find-program");

/** The browser to test with. */
function findChromium() {
  return findProgram("CHROMIUM_PATH", "/usr/bin/chromium", "/usr/bin/google-chrome");
}

module.exports = { findChromium };
