// The tables that only CEI's own package has.
import { recordUuid } from "../exchange/uuid.ts";
import { foundations } from "../model/foundation.ts";
import { evidenceEnds, idsOfFormerId } from "../model/generated.ts";
import { reflectionPrompts } from "../model/reflection-prompt.ts";
import { column, type Table, table } from "./table-file.ts";

/** Reflection prompts, foundations and what they combine, the ends of the 2.0 scale, and former ids. */
export function ceiTables(): Table[] {
  return [
    table({ name: "reflection-prompts", title: "The reflection prompts of the 1.0 page" }, reflectionPrompts, [
      column("key", "A slug.", ({ key }) => key, { unique: true }),
      column("uuid", "The uuid, which is made from the key.", ({ key }) => recordUuid("reflection-prompt", key), {
        unique: true,
      }),
      column("text", "Its wording, as published.", ({ text }) => text),
      column("source", "The document that the wording is from.", ({ source }) => source, { references: "sources" }),
    ]),
    table({ name: "foundations", title: "The published frameworks that CEI's is built on" }, foundations, [
      column("key", "A slug.", ({ key }) => key, { unique: true }),
      column("uuid", "The uuid, which is made from the key.", ({ key }) => recordUuid("foundation", key), {
        unique: true,
      }),
      column("name", "Its name, as published.", ({ name }) => name),
      column("abbreviation", "Its abbreviation.", ({ abbreviation }) => abbreviation, { required: false }),
      column("source", "The document that the name is from.", ({ source }) => source, { references: "sources" }),
    ]),
    table(
      { name: "foundation-combines", title: "Which foundations another one combines", keyLength: 2 },
      foundations.flatMap(({ key, combines }) => combines.map((part: string) => ({ key, part }))),
      [
        column("foundation", "The one that combines others.", ({ key }) => key, { references: "foundations" }),
        column("combines", "One that it combines.", ({ part }) => part, { references: "foundations" }),
      ],
    ),
    table(
      {
        ...{ name: "scale-ends", title: "The ends of the 2.0 scale" },
        description: "The document names only the two ends of its scale. The numbers between them are up to the user.",
      },
      evidenceEnds.map((name, i) => ({ end: i === 0 ? "lowest" : "highest", name })),
      [
        column("end", "Which end.", ({ end }) => end, { unique: true, enum: ["lowest", "highest"] }),
        column("name", "Its name, as published.", ({ name }) => name),
      ],
    ),
    table(
      {
        ...{ name: "former-ids", title: "Ids that are no longer in use", keyLength: 2 },
        description: "A row for each id that replaces one. No id has been replaced yet if there are no rows.",
      },
      Object.entries<readonly string[]>(idsOfFormerId).flatMap(([former, ids]) => ids.map((id) => ({ former, id }))),
      [
        column("former_id", "The retired id.", ({ former }) => former),
        column("id", "An id that replaces it.", ({ id }) => id),
      ],
    ),
  ];
}
