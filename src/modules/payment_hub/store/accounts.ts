import type { Knex } from "@medusajs/framework/mikro-orm/knex";
import { generateEntityId } from "@medusajs/framework/utils";
import { maskFields, type CredentialFields } from "../../../gateways/credentials";
import type {
  AccountCheck,
  AccountOptions,
  Environment,
  Gateway,
  OpenAccount,
} from "../../../gateways/gateway";
import { open, seal } from "../vault/cipher";
import { requireKey, type EncryptionKey, type Keyring } from "../vault/keyring";
import { Kept } from "./kept";
import type { AccountRow } from "./rows";
import { rowsOf } from "./table";

const TABLE = "payment_hub_account";

/** Somebody else changed the account between reading and writing it. */
export class AccountChangedError extends Error {
  constructor() {
    super("Somebody else has just changed this account. Load it again, then repeat your change.");
  }
}

export interface SaveAccount {
  environment: Environment;
  merchantId: string;
  fields: CredentialFields;
}

/** The vault: who the store is at each gateway, and the keys to prove it. */
export class AccountStore {
  private readonly opened = new Map<string, { version: number; account: OpenAccount }>();
  private readonly listed = new Kept((gateway) => this.list(gateway));
  private readonly changed: () => void;

  constructor(
    private readonly knex: Knex,
    private readonly keyring: Keyring,
    private readonly endpointOf: (gateway: string, environment: Environment) => string,
    changed: () => void,
  ) {
    this.changed = () => {
      this.listed.forget();
      changed();
    };
  }

  async list(gateway: string): Promise<AccountRow[]> {
    return rowsOf<AccountRow>(this.knex, TABLE).where({ gateway }).orderBy("created_at");
  }

  /**
   * All accounts of a gateway that its events can be for, retired ones included: their payments live
   * on. Kept for a moment, because every event needs them; the rows are not to be changed.
   */
  async receiving(gateway: string): Promise<readonly AccountRow[]> {
    return this.listed.of(gateway);
  }

  async find(id: string): Promise<AccountRow | undefined> {
    return this.knex<AccountRow>(TABLE).where({ id }).first();
  }

  async ofMerchant(
    gateway: string,
    environment: Environment,
    merchantId: string,
  ): Promise<AccountRow | undefined> {
    const merchant = { gateway, environment, merchant_id: merchantId };
    return rowsOf<AccountRow>(this.knex, TABLE).where(merchant).first();
  }

  /** The account that new payments begin with. */
  async current(gateway: string, environment: Environment): Promise<AccountRow | undefined> {
    return rowsOf<AccountRow>(this.knex, TABLE)
      .where({ gateway, environment, status: "current" })
      .first();
  }

  /**
   * Stores an account as the current one of its environment. The same merchant again is a key
   * change of its row; another merchant is a new row, and the one before is retired.
   * @throws NoEncryptionKeyError
   */
  async save(gateway: Gateway, input: SaveAccount): Promise<AccountRow> {
    const saved = await this.knex.transaction(async (trx) => {
      const { environment, merchantId } = input;
      // Two admins saving at once must not both become current.
      await trx.raw("select pg_advisory_xact_lock(hashtext(?))", [`${TABLE}:${gateway.id}`]);
      const existing = await rowsOf<AccountRow>(trx, TABLE)
        .where({ gateway: gateway.id, environment, merchant_id: merchantId })
        .first();
      await rowsOf(trx, TABLE)
        .where({ gateway: gateway.id, environment, status: "current" })
        .whereNot({ merchant_id: merchantId })
        .update({ status: "retired", updated_at: trx.fn.now() });
      const id = existing?.id ?? generateEntityId(undefined, "phacc");
      const sealed = this.sealFields(gateway, environment, id, input.fields);
      const [row] = existing
        ? await trx<AccountRow>(TABLE)
            .where({ id })
            .update({
              ...sealed,
              status: "current",
              version: existing.version + 1,
              last_check: null,
              updated_at: new Date(),
            })
            .returning("*")
        : await trx<AccountRow>(TABLE)
            .insert({
              id,
              gateway: gateway.id,
              environment,
              merchant_id: merchantId,
              status: "current",
              ...sealed,
            })
            .returning("*");
      if (!row) throw new Error("the account row was not written");
      return row;
    });
    this.changed();
    return saved;
  }

  /**
   * Replaces the fields of one account without touching which one is current.
   * @throws AccountChangedError when somebody else changed it since it was read
   */
  async replaceFields(
    gateway: Gateway,
    row: AccountRow,
    fields: CredentialFields,
  ): Promise<AccountRow> {
    const [updated] = await this.knex<AccountRow>(TABLE)
      .where({ id: row.id, version: row.version })
      .update({
        ...this.sealFields(gateway, row.environment, row.id, fields),
        version: row.version + 1,
        last_check: null,
        updated_at: new Date(),
      })
      .returning("*");
    if (!updated) throw new AccountChangedError();
    this.changed();
    return updated;
  }

  /**
   * Replaces how the account takes payments; its connection is made anew.
   * @throws AccountChangedError when somebody else changed it since it was read
   */
  async setOptions(row: AccountRow, options: AccountOptions): Promise<AccountRow> {
    const [updated] = await this.knex<AccountRow>(TABLE)
      .where({ id: row.id, version: row.version })
      .update({ options, version: row.version + 1, updated_at: new Date() } as never)
      .returning("*");
    if (!updated) throw new AccountChangedError();
    this.changed();
    return updated;
  }

  /** It takes no new payments from now on, but serves its own to the end. */
  async retire(id: string): Promise<void> {
    await this.knex(TABLE)
      .where({ id })
      .update({ status: "retired", updated_at: this.knex.fn.now() });
    this.changed();
  }

  async recordCheck(id: string, checks: AccountCheck[], at: Date): Promise<void> {
    const last_check = JSON.stringify({ checked_at: at.toISOString(), checks });
    await this.knex(TABLE).where({ id }).update({ last_check });
  }

  /**
   * The only place where secrets are read. The opened account is kept for as long as its row's
   * version stands, so that keys are decrypted and parsed once and not for every payment.
   * @throws SecretUnreadableError when the keys must be entered again
   */
  open(row: AccountRow): OpenAccount {
    const cached = this.opened.get(row.id);
    if (cached?.version === row.version) return cached.account;
    const secrets = JSON.parse(
      open(row.secrets, row.key_id, placeOf(row), this.keyring),
    ) as CredentialFields;
    const account: OpenAccount = {
      id: row.id,
      environment: row.environment,
      merchantId: row.merchant_id,
      fields: { ...row.public_fields, ...secrets },
      options: row.options,
      endpoint: this.endpointOf(row.gateway, row.environment),
    };
    this.opened.set(row.id, { version: row.version, account });
    return account;
  }

  /** Whether the secrets can be read with the keys at hand. */
  isReadable(row: AccountRow): boolean {
    try {
      this.open(row);
      return true;
    } catch {
      return false;
    }
  }

  /** Seals every account anew with the current key; answers the ids that could not be read. */
  async reseal(dryRun: boolean): Promise<{ resealed: string[]; unreadable: string[] }> {
    const resealed: string[] = [];
    const unreadable: string[] = [];
    const key = requireKey(this.keyring);
    for (const row of await this.knex<AccountRow>(TABLE).select("*")) {
      if (!this.isReadable(row)) {
        unreadable.push(row.id);
        continue;
      }
      if (row.key_id === key.id) continue;
      if (dryRun || (await this.resealRow(row, key))) resealed.push(row.id);
    }
    return { resealed, unreadable };
  }

  /** False when the row was changed meanwhile: it is then sealed with the current key already. */
  private async resealRow(row: AccountRow, key: EncryptionKey): Promise<boolean> {
    const plain = open(row.secrets, row.key_id, placeOf(row), this.keyring);
    const changed = await this.knex(TABLE)
      .where({ id: row.id, version: row.version })
      .update({ secrets: seal(plain, placeOf(row), key), key_id: key.id });
    return changed === 1;
  }

  private sealFields(
    gateway: Gateway,
    environment: Environment,
    accountId: string,
    fields: CredentialFields,
  ): Pick<AccountRow, "public_fields" | "secrets" | "key_id" | "masked_fields"> {
    const key = requireKey(this.keyring);
    const pick = (secret: boolean): CredentialFields =>
      Object.fromEntries(
        gateway.credentialFields
          .filter((field) => field.secret === secret && fields[field.name])
          .map((field) => [field.name, fields[field.name] ?? ""]),
      );
    const place = { gateway: gateway.id, environment, accountId };
    return {
      public_fields: pick(false),
      secrets: seal(JSON.stringify(pick(true)), place, key),
      key_id: key.id,
      masked_fields: maskFields(gateway.credentialFields, fields),
    };
  }
}

function placeOf(row: AccountRow) {
  return { gateway: row.gateway, environment: row.environment, accountId: row.id };
}
