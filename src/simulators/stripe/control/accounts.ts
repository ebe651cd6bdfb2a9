import { z } from "@medusajs/framework/zod";
import { ControlError, notFound, type ControlHandler } from "../../core/control";
import { addAccount, AccountInput } from "../accounts/add-account";
import type { Directory } from "../accounts/directory";
import type { World } from "../world";

const RestrictedKeyInput = z
  .object({
    permissions: z.array(z.string()),
    livemode: z.boolean().optional(),
    key: z.string().startsWith("rk_").optional(),
  })
  .strict();

const RollInput = z.object({ key: z.string(), new_key: z.string().optional() }).strict();

export function accountControls(world: World): Record<string, ControlHandler> {
  const { directory } = world;
  return {
    "GET accounts": () => ({
      accounts: directory.realms().map((realm) => ({
        id: realm.account,
        livemode: realm.livemode,
        keys: directory
          .keysOf(realm.account)
          .filter((key) => key.realm === realm)
          .map(({ kind, value, expired }) => ({ kind, value, expired })),
      })),
    }),
    "POST accounts": (_, body) => ({ account: addAccount(world, AccountInput.parse(body)) }),
    "POST accounts/:id/restricted_keys": ({ id = "" }, body) => {
      const input = RestrictedKeyInput.parse(body);
      const realm = realmOf(directory, id, input.livemode);
      const key = directory.addKey(realm, "restricted", {
        ...(input.key && { value: input.key }),
        permissions: input.permissions,
      });
      return { key: key.value, permissions: [...key.permissions] };
    },
    "POST accounts/:id/roll_key": ({ id = "" }, body) => {
      const input = RollInput.parse(body);
      const old = directory.keysOf(id).find((key) => key.value === input.key);
      if (!old) return notFound(`key of ${id}`);
      old.expired = true;
      const fresh = directory.addKey(old.realm, old.kind, {
        ...(input.new_key && { value: input.new_key }),
        permissions: [...old.permissions],
      });
      return { key: fresh.value };
    },
  };
}

/** The mode that was asked for, or the only one that the account has. */
export function realmOf(directory: Directory, account: string, livemode: boolean | undefined) {
  const realms = directory.realms().filter((realm) => realm.account === account);
  const realm = realms.find((one) => livemode === undefined || one.livemode === livemode);
  if (!realm) throw new ControlError(404, `account ${account} does not exist in that mode`);
  return realm;
}
