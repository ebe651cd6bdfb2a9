import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import type { Environment } from "../../../gateways/gateway";
import { open, seal } from "../vault/cipher";
import { requireKey, type Keyring } from "../vault/keyring";
import type { KeyDraftRow } from "./dashboard-rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_key_draft";

export interface NewKeyDraft {
  gateway: string;
  environment: Environment;
  publicKey: string;
  /** Sealed before it is written, and never shown. */
  privateKey: string;
  /** Medusa's id of who asked for it. */
  createdBy: string;
  expiresAt: Date;
}

/** Key pairs that were made for the merchant and are not in use yet. */
export class KeyDraftStore {
  constructor(
    private readonly knex: Knex,
    private readonly keyring: Keyring,
  ) {}

  /** @throws NoEncryptionKeyError */
  async add(draft: NewKeyDraft): Promise<KeyDraftRow> {
    const id = generateEntityId(undefined, "phkey");
    const { gateway, environment } = draft;
    const key = requireKey(this.keyring);
    const [row] = await this.knex<KeyDraftRow>(TABLE)
      .insert({
        id,
        gateway,
        environment,
        public_key: draft.publicKey,
        secrets: seal(draft.privateKey, { gateway, environment, accountId: id }, key),
        key_id: key.id,
        created_by: draft.createdBy,
        expires_at: draft.expiresAt,
      })
      .returning("*");
    if (!row) throw new Error("the key pair was not written");
    return row;
  }

  /** @returns undefined when it has expired, too */
  async find(id: string): Promise<KeyDraftRow | undefined> {
    return rowsOf<KeyDraftRow>(this.knex, TABLE)
      .where({ id })
      .whereRaw("expires_at > now()")
      .first();
  }

  /**
   * The private key.
   * @throws SecretUnreadableError when the encryption key is another one by now
   */
  open({ id, gateway, environment, secrets, key_id }: KeyDraftRow): string {
    return open(secrets, key_id, { gateway, environment, accountId: id }, this.keyring);
  }

  /** It is in use now, or no longer wanted. */
  async remove(id: string): Promise<void> {
    await this.knex(TABLE).where({ id }).delete();
  }

  /** @returns how many had expired and were deleted */
  async prune(): Promise<number> {
    return rowsOf(this.knex, TABLE).whereRaw("expires_at <= now()").delete();
  }
}
