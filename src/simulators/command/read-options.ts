import path from "node:path";
import { parseArgs } from "node:util";
import type { SimulatorsOptions } from "./start-simulators";

/** Git ignores it in a Medusa project, and `medusa develop` does not watch it. */
const DEFAULT_FOLDER = ".medusa/payment-hub-simulators";

export const USAGE = `payment-hub-simulators [options]

  --folder <folder>      where Alipay's keys are kept from start to start
                         (${DEFAULT_FOLDER})
  --stripe-port <port>   9010, or a free one when that is taken
  --alipay-port <port>   9020, or a free one when that is taken
  --help`;

/**
 * Reads the command line; undefined asks for help.
 * @throws Error when an option is misspelt or no port
 */
export function readOptions(args: string[]): SimulatorsOptions | undefined {
  const { values } = parseArgs({
    args,
    options: {
      folder: { type: "string", default: DEFAULT_FOLDER },
      "stripe-port": { type: "string" },
      "alipay-port": { type: "string" },
      help: { type: "boolean", short: "h" },
    },
  });
  if (values.help) return undefined;
  return {
    folder: path.resolve(values.folder),
    stripePort: readPort(values["stripe-port"]),
    alipayPort: readPort(values["alipay-port"]),
  };
}

function readPort(text: string | undefined): number | undefined {
  if (text === undefined) return undefined;
  const port = Number(text);
  if (!/^\d+$/.test(text) || port > 65_535) throw new Error(`${text} is not a port`);
  return port;
}
