// The forms of text that the formats require: dates (RFC 3339, section 5.6), URIs, language tags, uuids, slugs.

const date = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;
/** The characters that RFC 3986 allows in a URI; others must be percent-encoded. */
const uri = /^[A-Za-z][A-Za-z0-9+.-]*:(?:[A-Za-z0-9\-._~:/?#[\]@!$&'()*+,;=]|%[0-9A-Fa-f]{2})+$/;

/** Whether a value is a date of the calendar: "2026-11-22". */
export function isDate(value: unknown): boolean {
  const [, year = "", month = "", day = ""] = (typeof value === "string" ? date.exec(value) : null) ?? [];
  const isLeap = Number(year) % 4 === 0 && (Number(year) % 100 !== 0 || Number(year) % 400 === 0);
  const days = [31, isLeap ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days;
}

/** Whether a value is a date-time with a zone, as the formats require: "2026-11-22T00:00:00Z". */
export function isDateTime(value: unknown): boolean {
  const [text = "", day, second, zone] = (typeof value === "string" ? dateTime.exec(value) : null) ?? [];
  if (zone === undefined || !text.includes("T") || !isDate(day)) return false;
  // Most readers reject a leap second.
  return second !== "60" && (zone === "Z" || zone.includes(":"));
}

/** Whether a value is a date, or a date-time with or without a zone: files in use have all three. */
export function isAnyDate(value: unknown): boolean {
  return isDate((typeof value === "string" ? dateTime.exec(value)?.[1] : undefined) ?? value);
}

/** Whether a value is an absolute URI. */
export function isUri(value: unknown): value is string {
  return typeof value === "string" && uri.test(value);
}

/** Whether a value has the form of a BCP 47 tag: "en", "en-US". */
export function isLanguageTag(value: unknown): value is string {
  return typeof value === "string" && /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(value);
}

/** Whether a value is a uuid of version 1 to 5 in lower case, as the schemas of CASE require. */
export function isUuid(value: unknown): value is string {
  const form = /^[0-9a-f]{8}-[0-9a-f]{4}-[1-5][0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/;
  return typeof value === "string" && form.test(value);
}

/** Whether a value is a slug: "self-assessment", "metrics-2.0". */
export function isSlug(value: unknown): value is string {
  return typeof value === "string" && /^[a-z][a-z0-9]*(?:[.-][a-z0-9]+)*$/.test(value);
}

/** Text with U+FFFD for every lone surrogate. */
export function wellFormed(text: string): string {
  return text.replace(/\p{Surrogate}/gu, "\uFFFD");
}
