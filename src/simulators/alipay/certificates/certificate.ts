import { randomBytes, sign, type KeyObject } from "node:crypto";
import {
  bitString,
  boolean,
  explicit,
  integer,
  nothing,
  octetString,
  oid,
  sequence,
  set,
  utcTime,
  utf8String,
} from "./der";

const OIDS = {
  CN: "2.5.4.3",
  O: "2.5.4.10",
  C: "2.5.4.6",
  sha256WithRsa: "1.2.840.113549.1.1.11",
  basicConstraints: "2.5.29.19",
};

const YEAR_MS = 365 * 24 * 60 * 60 * 1000;

/** A distinguished name, in the order in which it is written. */
export interface Name {
  C: string;
  O: string;
  CN: string;
}

export interface Certificate {
  pem: string;
  issuer: Name;
  serial: Buffer;
}

/** Issues an X.509 v3 certificate, SHA256withRSA, from yesterday for ten years. */
export function issueCertificate(subject: {
  name: Name;
  publicKey: KeyObject;
  issuer: Name;
  issuerKey: KeyObject;
  isCa: boolean;
}): Certificate {
  const serial = Buffer.concat([Buffer.from([0x20]), randomBytes(15)]);
  const algorithm = sequence(oid(OIDS.sha256WithRsa), nothing());
  const from = Date.now() - YEAR_MS / 365;
  const toBeSigned = sequence(
    explicit(0, integer(Buffer.from([2]))),
    integer(serial),
    algorithm,
    encodeName(subject.issuer),
    sequence(utcTime(new Date(from)), utcTime(new Date(from + 10 * YEAR_MS))),
    encodeName(subject.name),
    subject.publicKey.export({ format: "der", type: "spki" }),
    explicit(3, sequence(basicConstraints(subject.isCa))),
  );
  const signature = sign("RSA-SHA256", toBeSigned, subject.issuerKey);
  const der = sequence(toBeSigned, algorithm, bitString(signature));
  return { pem: toPem(der), issuer: subject.issuer, serial };
}

function encodeName({ C, O, CN }: Name): Buffer {
  const attribute = (type: string, value: string): Buffer =>
    set(sequence(oid(type), utf8String(value)));
  return sequence(attribute(OIDS.C, C), attribute(OIDS.O, O), attribute(OIDS.CN, CN));
}

function basicConstraints(isCa: boolean): Buffer {
  const value = isCa ? sequence(boolean(true)) : sequence();
  return sequence(oid(OIDS.basicConstraints), boolean(true), octetString(value));
}

function toPem(der: Buffer): string {
  const lines = der.toString("base64").match(/.{1,64}/g) ?? [];
  return ["-----BEGIN CERTIFICATE-----", ...lines, "-----END CERTIFICATE-----", ""].join("\n");
}
