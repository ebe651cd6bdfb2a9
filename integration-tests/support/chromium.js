const { accessSync, constants } = require("node:fs");

const PLACES = ["/usr/bin/chromium", "/usr/bin/google-chrome"];

/** The browser to test with: CHROMIUM_PATH, or where Linux distributions put it. */
function findChromium() {
  return [process.env.CHROMIUM_PATH, ...PLACES].find((file) => file && isExecutable(file));
}

function isExecutable(file) {
  try {
    accessSync(file, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

module.exports = { findChromium };
