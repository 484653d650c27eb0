// The records' uuids, version 5 (RFC 9562): made from the record's kind and key, so that renumbering keeps them.
import { createHash } from "node:crypto";

/** The namespace of this framework's records, drawn once at random. Changing it changes every uuid. */
const namespace = "6c1f0a52-5d0e-4b7c-9d7e-3a1f8e2b4c90";

/**
 * The uuid of a record.
 *
 * @param kind - The kind of record: "domain", "competency", "metric", "look-for", "reflection-prompt", "foundation".
 * @param key - The record's key.
 */
export function recordUuid(kind: string, key: string): string {
  return uuid5(namespace, `${kind}:${key}`);
}

/**
 * A version 5 uuid, lower case (RFC 9562, section 5.5).
 *
 * @param space - The uuid of the name space.
 * @param name - The name within it.
 */
export function uuid5(space: string, name: string): string {
  const hash = createHash("sha1")
    .update(Buffer.from(space.replaceAll("-", ""), "hex"))
    .update(name)
    .digest();
  hash.writeUInt8((hash.readUInt8(6) & 0x0f) | 0x50, 6);
  hash.writeUInt8((hash.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = hash.toString("hex");
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join("-");
}
