// What differs between two versions of the data, and the bump that each difference needs, by docs/semver.md.
import type { Derived } from "./derive.ts";

/** A step of a version, from the least. */
export const bumps = ["none", "patch", "minor", "major"] as const;
export type Bump = (typeof bumps)[number];

/** What a difference is about; the order in which they are told. */
const parts = ["ids", "links", "scale", "wording", "other"] as const;

/** One difference. */
export interface Change {
  readonly part: (typeof parts)[number];
  readonly bump: Bump;
  /** What it is, in one line; the old and the new text under it where there are any. */
  readonly says: string;
  readonly old?: string;
  readonly new?: string;
}

/**
 * Every difference between two versions of the data.
 *
 * @param old - The version before.
 * @param now - The version after.
 * @returns The differences, those of the same part together.
 */
export function dataChanges(old: Derived, now: Derived): Change[] {
  const changes = [
    ...scoredKinds.flatMap(({ noun, list }) => scoredRecords(noun, old[list], now[list], now)),
    ...formerIds(old, now),
    ...links(old, now),
    ...domainsOfMetrics(old, now),
    ...scale(old, now),
    ...namedKinds.flatMap(({ noun, of }) => namedRecords(noun, of(old), of(now))),
  ];
  return parts.flatMap((part) => changes.filter((change) => change.part === part));
}

/** The ids that scores rested on and that are gone, of which no record says what they are today. */
export function lostIds(old: Derived, now: Derived): string[] {
  return scoredKinds.flatMap(({ list }) => {
    const known = new Set([...now[list].map(({ id }) => id), ...now.formerIds.map(({ id }) => id)]);
    return old[list].map(({ id }) => id).filter((id) => !known.has(id));
  });
}

/** The greatest bump of all. */
export function neededBump(changes: readonly { readonly bump: Bump }[]): Bump {
  return bumps[Math.max(0, ...changes.map(({ bump }) => bumps.indexOf(bump)))] ?? "none";
}

/**
 * The differences for people to read.
 *
 * @param changes - All of them.
 * @returns Lines under a heading for each part, and the bump that they need.
 */
export function tellChanges(changes: readonly Change[]): string {
  if (changes.length === 0) return "No difference in the data; it asks for no new version.\n";
  const sections = parts.flatMap((part) => {
    const own = changes.filter((change) => change.part === part);
    return own.length === 0 ? [] : [`${part}\n${own.map(tellChange).join("\n")}\n`];
  });
  const counts = bumps.flatMap((bump) => {
    const count = changes.filter((change) => change.bump === bump).length;
    return count === 0 ? [] : [`${count} ${bump}`];
  });
  return `${sections.join("\n")}\n${counts.reverse().join(", ")}: the next version is a ${neededBump(changes)} one.\n`;
}

function tellChange({ bump, says, ...texts }: Change): string {
  const lines = [`  ${bump.padEnd(5)}  ${says}`];
  if (texts.old !== undefined) lines.push(`         - ${texts.old}`);
  if (texts.new !== undefined) lines.push(`         + ${texts.new}`);
  return lines.join("\n");
}

/** The records whose ids are in the types, and which scores rest on. */
const scoredKinds = [
  { noun: "domain", list: "domains" },
  { noun: "competency", list: "competencies" },
  { noun: "metric", list: "metrics" },
  { noun: "look-for", list: "lookFors" },
] as const;

/** The records that no score rests on. */
const namedKinds = [
  { noun: "reflection prompt", of: ({ reflectionPrompts }: Derived) => recordsBy("key", reflectionPrompts) },
  { noun: "foundation", of: ({ foundations }: Derived) => recordsBy("key", foundations) },
  { noun: "discrepancy", of: ({ discrepancies }: Derived) => recordsBy("id", discrepancies) },
  { noun: "source", of: ({ sources }: Derived) => recordsBy("id", sources) },
];

/** The fields that hold the framework's wording. */
const wordings = ["name", "title", "statement", "description", "text"];

/** The fields that say how records hang together; the tables of links tell of them. */
const structure = ["id", "key", "domain", "metric", "competencies", "lookFors", "domains"];

type Fields = { readonly [field: string]: unknown };

function scoredRecords(
  noun: string,
  old: readonly { readonly id: string; readonly key: string }[],
  now: readonly { readonly id: string; readonly key: string }[],
  { formerIds }: Derived,
): Change[] {
  const [before, after] = [recordsBy("id", old), recordsBy("id", now)];
  const gone = [...before.keys()].filter((id) => !after.has(id));
  const come = [...after.keys()].filter((id) => !before.has(id));
  const kept = [...before.keys()].filter((id) => after.has(id));
  const keptNow = [...after.keys()].filter((id) => before.has(id));
  return [
    ...gone.map((id): Change => {
      const former = formerIds.find((record) => record.id === id);
      const where =
        former === undefined
          ? "and data/former-ids.json does not say what it is today"
          : `${former.kind === "moved" ? "moved to" : "split into"} ${[former.to].flat().join(", ")}`;
      return { part: "ids", bump: "major", says: `the ${noun} ${id} is gone, ${where}` };
    }),
    ...come.map((id): Change => ({ part: "ids", bump: "major", says: `the ${noun} ${id} is new` })),
    ...(kept.join() === keptNow.join()
      ? []
      : [order("ids", "major", `the ${plural(noun)} are in another order`, kept, keptNow)]),
    ...kept.flatMap((id) => {
      const [one, other] = [before.get(id) ?? {}, after.get(id) ?? {}];
      const another: Change[] =
        one["key"] === other["key"]
          ? []
          : [
              {
                part: "ids",
                bump: "major",
                says: `the ${noun} ${id} has another key, so another meaning`,
                old: String(one["key"]),
                new: String(other["key"]),
              },
            ];
      return [...another, ...fields(`${noun} ${id}`, one, other, structure)];
    }),
  ];
}

function namedRecords(noun: string, old: ReadonlyMap<string, Fields>, now: ReadonlyMap<string, Fields>): Change[] {
  const kept = [...old.keys()].filter((name) => now.has(name));
  const keptNow = [...now.keys()].filter((name) => old.has(name));
  return [
    ...[...old.keys()].flatMap((name): Change[] =>
      now.has(name) ? [] : [{ part: "ids", bump: "major", says: `the ${noun} ${name} is gone` }],
    ),
    ...[...now.keys()].flatMap((name): Change[] =>
      old.has(name) ? [] : [{ part: "ids", bump: "minor", says: `the ${noun} ${name} is new` }],
    ),
    ...(kept.join() === keptNow.join()
      ? []
      : [order("other", "patch", `the ${plural(noun)} are in another order`, kept, keptNow)]),
    ...kept.flatMap((name) => fields(`${noun} ${name}`, old.get(name) ?? {}, now.get(name) ?? {}, ["id", "key"])),
  ];
}

/** The fields of a record that differ: wording, and facts about it. */
function fields(record: string, old: Fields, now: Fields, left: readonly string[]): Change[] {
  const names = [...new Set([...Object.keys(old), ...Object.keys(now)])].filter((name) => !left.includes(name));
  return names.flatMap((name): Change[] => {
    const [before, after] = [textOf(old[name]), textOf(now[name])];
    if (before === after) return [];
    const part = wordings.includes(name) ? "wording" : "other";
    return [{ part, bump: "patch", says: `${name} of the ${record}`, old: before, new: after }];
  });
}

function links(old: Derived, now: Derived): Change[] {
  const [before, after] = [old.links.map(tellLink), now.links.map(tellLink)];
  const kept = before.filter((link) => after.includes(link));
  const keptNow = after.filter((link) => before.includes(link));
  return [
    ...before.flatMap((link): Change[] =>
      after.includes(link) ? [] : [{ part: "links", bump: "major", says: `${link} no more` }],
    ),
    ...after.flatMap((link): Change[] =>
      before.includes(link) ? [] : [{ part: "links", bump: "major", says: `${link} from now on` }],
    ),
    ...(kept.join() === keptNow.join()
      ? []
      : [order("links", "major", "the links are in another order", kept, keptNow)]),
  ];
}

function tellLink({ source, target, via }: Derived["links"][number]): string {
  return `${source} feeds ${target} by ${via}`;
}

function domainsOfMetrics(old: Derived, now: Derived): Change[] {
  const domains = (version: Derived, id: string): string | undefined => {
    return version.metrics.find((metric) => metric.id === id)?.domains.join(", ");
  };
  return now.metrics.flatMap(({ id }): Change[] => {
    const [before, after] = [domains(old, id), domains(now, id)];
    if (before === undefined || after === undefined || before === after) return [];
    return [{ part: "links", bump: "major", says: `the domains beside ${id}`, old: before, new: after }];
  });
}

function scale(old: Derived, now: Derived): Change[] {
  const pairs = [
    ["the ends of the evidence scale", old.evidenceEnds, now.evidenceEnds],
    ["the versions of the framework", old.versions, now.versions],
  ] as const;
  return pairs.flatMap(([what, one, other]): Change[] => {
    const [before, after] = [textOf(one), textOf(other)];
    return before === after ? [] : [{ part: "scale", bump: "major", says: what, old: before, new: after }];
  });
}

function formerIds(old: Derived, now: Derived): Change[] {
  const { idsOfFormerId: before } = old.tables;
  const { idsOfFormerId: after } = now.tables;
  return [...new Set([...Object.keys(before), ...Object.keys(after)])].flatMap((id): Change[] => {
    const [one, other] = [before[id]?.join(", "), after[id]?.join(", ")];
    if (one === other) return [];
    if (one === undefined) return [{ part: "ids", bump: "minor", says: `the former id ${id} leads to ${other}` }];
    if (other === undefined)
      return [{ part: "ids", bump: "major", says: `the former id ${id} leads nowhere any more` }];
    return [{ part: "ids", bump: "major", says: `the former id ${id} leads elsewhere`, old: one, new: other }];
  });
}

function order(part: Change["part"], bump: Bump, says: string, old: readonly string[], now: readonly string[]): Change {
  return { part, bump, says, old: old.join(", "), new: now.join(", ") };
}

function recordsBy<Name extends string>(
  name: Name,
  records: readonly { readonly [N in Name]: string }[],
): ReadonlyMap<string, Fields> {
  return new Map(records.map((record) => [record[name], record]));
}

function plural(noun: string): string {
  return noun.endsWith("y") ? `${noun.slice(0, -1)}ies` : `${noun}s`;
}

function textOf(value: unknown): string {
  if (Array.isArray(value)) return value.map(textOf).join(", ");
  if (typeof value !== "object" || value === null) return String(value ?? "nothing");
  return `{ ${Object.entries(value)
    .map(([name, held]) => `${name}: ${textOf(held)}`)
    .join("; ")} }`;
}
