// Points in time as survey tools write them. A text without a time zone is taken as UTC: only the order counts.

/** Hours from UTC of the zones that Google Forms writes in the United States. */
const zones: { readonly [name: string]: number } = {
  UTC: 0,
  GMT: 0,
  Z: 0,
  EST: -5,
  EDT: -4,
  CST: -6,
  CDT: -5,
  MST: -7,
  MDT: -6,
  PST: -8,
  PDT: -7,
  AKST: -9,
  AKDT: -8,
  HST: -10,
};

const yearFirst = /^(?<year>\d{4})(?<mark>[-/])(?<month>\d{1,2})\k<mark>(?<day>\d{1,2})/;
const monthFirst = /^(?<month>\d{1,2})\/(?<day>\d{1,2})\/(?<year>\d{4}|\d{2})(?!\d)/;
const timeOfDay =
  /^(?:(?:T|,? )(?<hour>\d{1,2})(?::(?<minute>\d{2})(?::(?<second>\d{2}(?:[.,]\d{1,9})?))?)?(?: ?(?<half>AM|PM))?(?: ?(?<zone>[A-Z]{1,4}))?(?:(?<sign>[+-])(?<zoneHour>\d{1,2})(?::?(?<zoneMinute>\d{2}))?)?)?$/i;

/** The milliseconds of a time: ISO 8601, or a month, a day, and a year; `null` when it is neither. */
export function timeOf(text: string): number | null {
  // Spreadsheets write a narrow no-break space before AM and PM.
  const plain = text.trim().replace(/\s+/g, " ");
  const date = (yearFirst.exec(plain) ?? monthFirst.exec(plain)) as RegExpExecArray | null;
  const time = date && timeOfDay.exec(plain.slice(date[0].length));
  if (!date?.groups || !time?.groups) return null;
  const part = (groups: { readonly [name: string]: string | undefined }, name: string): number => {
    return Number((groups[name] ?? "0").replace(",", "."));
  };
  const [year, month, day] = ["year", "month", "day"].map((name) => part(date.groups ?? {}, name)) as [
    number,
    number,
    number,
  ];
  const { hour, minute: minuteText, half, zone, sign } = time.groups;
  const [minute, second] = [part(time.groups, "minute"), part(time.groups, "second")];
  // An hour alone is a time only with AM or PM.
  if (hour !== undefined && minuteText === undefined && half === undefined) return null;
  const given = Number(hour ?? "0");
  if (half !== undefined && (given < 1 || given > 12)) return null;
  const hours = half === undefined ? given : (given % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
  if (hours > 23 || minute > 59 || second >= 60) return null;
  const ofZone = zone === undefined ? 0 : Object.hasOwn(zones, zone.toUpperCase()) ? zones[zone.toUpperCase()] : null;
  if (ofZone === null || ofZone === undefined) return null;
  const offset = (part(time.groups, "zoneHour") + part(time.groups, "zoneMinute") / 60) * (sign === "-" ? -1 : 1);
  // Years of two digits are in this century.
  const midnight = new Date(Date.UTC(year < 100 ? 2000 + year : year, month - 1, day));
  if (midnight.getUTCMonth() !== month - 1 || midnight.getUTCDate() !== day) return null;
  return midnight.getTime() + ((hours - ofZone - offset) * 60 + minute) * 60_000 + second * 1000;
}
