import { mkdtemp, rm, stat } from "node:fs/promises";
import { createServer, type AddressInfo, type Server } from "node:net";
import os from "node:os";
import path from "node:path";
import { credentialLines } from "../credential-lines";
import { readOptions } from "../read-options";
import { startSimulators } from "../start-simulators";

describe("the simulators' command", () => {
  let folder: string;

  beforeAll(async () => {
    folder = await mkdtemp(path.join(os.tmpdir(), "payment-hub-simulators-"));
  });
  afterAll(() => rm(folder, { recursive: true, force: true }));

  it("keeps the credentials from start to start", async () => {
    const first = await startSimulators({ folder, stripePort: 0, alipayPort: 0 });
    await first.close();
    const second = await startSimulators({ folder, stripePort: 0, alipayPort: 0 });
    await second.close();

    expect(second.alipay.app).toEqual(first.alipay.app);
    expect(second.stripe.account).toEqual(first.stripe.account);
    expect(credentialLines(second).join("\n")).toContain(first.alipay.app.private_key);
    expect((await stat(second.alipayKeyFile)).mode & 0o077).toBe(0);
  });

  it("fails, and leaves nothing running, when a port that was asked for is taken", async () => {
    const taken = await occupy();
    const { port } = taken.address() as AddressInfo;

    await expect(startSimulators({ folder, stripePort: 0, alipayPort: port })).rejects.toThrow(
      "EADDRINUSE",
    );
    taken.close();
  });

  it("reads ports and the folder, and refuses what it does not know", () => {
    expect(readOptions(["--stripe-port", "9110", "--folder", "/tmp/keys"])).toEqual({
      folder: "/tmp/keys",
      stripePort: 9110,
      alipayPort: undefined,
    });
    expect(readOptions(["--help"])).toBeUndefined();
    expect(() => readOptions(["--alipay-port", "nine"])).toThrow("nine is not a port");
    expect(() => readOptions(["--strip-port", "9110"])).toThrow("--strip-port");
  });
});

function occupy(): Promise<Server> {
  return new Promise((resolve) => {
    const server = createServer();
    server.listen(0, "127.0.0.1", () => resolve(server));
  });
}
