// Tells dates and date-times from other text (RFC 3339, section 5.6), by the calendar and without a clock.

const date = /^(\d{4})-(\d{2})-(\d{2})$/;
const dateTime =
  /^(\d{4}-\d{2}-\d{2})[Tt ](?:[01]\d|2[0-3]):[0-5]\d:([0-5]\d|60)(?:\.\d+)?([Zz]|[+-](?:[01]\d|2[0-3]):?[0-5]\d)?$/;

/** Whether a value is a date of the calendar: "2026-11-22". */
export function isDate(value: unknown): boolean {
  const [, year = "", month = "", day = ""] = (typeof value === "string" ? date.exec(value) : null) ?? [];
  const days = [31, leap(Number(year)) ? 29 : 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31][Number(month) - 1];
  return days !== undefined && Number(day) >= 1 && Number(day) <= days;
}

/** Whether a value is a date-time with a zone, as the formats want it: "2026-11-22T00:00:00Z". */
export function isDateTime(value: unknown): boolean {
  const [text = "", day, second, zone] = (typeof value === "string" ? dateTime.exec(value) : null) ?? [];
  // A leap second is none for most readers.
  return (
    zone !== undefined && second !== "60" && text.includes("T") && isDate(day) && (zone === "Z" || zone.includes(":"))
  );
}

/** Whether a value is a date, or a date-time with a zone or without, as real files have them. */
export function isAnyDate(value: unknown): boolean {
  return isDate(value) || isDate((typeof value === "string" ? dateTime.exec(value) : null)?.[1]);
}

function leap(year: number): boolean {
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0);
}
