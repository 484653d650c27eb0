// Writes a crosswalk as a Data Package 2.0: a descriptor and CSV files.
import { type Check, flag } from "../check/options.ts";
import { ceiPackage } from "../exchange/cei-package.ts";
import { type CrosswalkPackage, type ItemType, itemColumns } from "../exchange/crosswalk-package.ts";
import { defined } from "../exchange/defined.ts";
import { checkExport, type ExportOptions, unsupported } from "../exchange/export-options.ts";
import { relations } from "../exchange/relations.ts";
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "../exchange/resolve-package.ts";
import { type Catalog, catalogsCheck, textsOfId } from "../model/catalog.ts";
import { competencies } from "../model/competency.ts";
import { domains } from "../model/domain.ts";
import { deepFreeze } from "../model/freeze.ts";
import { lookFors } from "../model/look-for.ts";
import { metrics } from "../model/metric.ts";
import { ceiTables } from "./cei-tables.ts";
import {
  type Cell,
  type Column,
  type ColumnOptions,
  column,
  type License,
  type Table,
  type TableResource,
  table,
  tableFile,
} from "./table-file.ts";

/** A Data Package: its descriptor, for `datapackage.json`, and its files by their paths relative to it. */
export interface DataPackage {
  readonly descriptor: DataPackageDescriptor;
  readonly files: { readonly [path: string]: string };
}

/** The descriptor of a Data Package 2.0. */
export interface DataPackageDescriptor {
  readonly $schema: "https://datapackage.org/profiles/2.0/datapackage.json";
  readonly name: string;
  readonly title: string;
  readonly description?: string;
  readonly version?: string;
  readonly created: string;
  readonly contributors: readonly { readonly title: string; readonly roles: readonly string[] }[];
  readonly licenses?: readonly License[];
  /** Who has which rights in the wording. Not a property of the standard. */
  readonly rights?: string;
  readonly resources: readonly TableResource[];
}

/** Options of {@link toDataPackage}. */
export interface DataPackageOptions extends ExportOptions {
  /** Translations of CEI's framework, for a table `translations`. Not with another package. Default: none. */
  readonly catalogs?: readonly Catalog[] | undefined;
  /**
   * Whether to put an apostrophe before text that a spreadsheet would run as a formula, as in `writeCsv`. Use `false`
   * to write all text unchanged, for programs. Default: true.
   */
  readonly protect?: boolean | undefined;
}

/**
 * Writes a crosswalk and its frameworks as a Data Package 2.0. It has a table for each type of items (for CEI: domains,
 * competencies, metrics, and look-fors), a table of links, a table of links with their wording and of unmapped items, a
 * table of the two frameworks, and, if there are any, tables of sources, discrepancies and the readings of each
 * document, and translations. CEI's own package also has its reflection prompts, its foundations, the ends of its
 * scale, and its former ids. Columns have types, constraints, keys, and foreign keys. If the package has a version, the
 * last column of each table repeats it.
 *
 * @returns A frozen descriptor, and the text of each file.
 * @throws OptionsError with every issue of the options and of the package.
 */
export function toDataPackage(options: DataPackageOptions = {}): DataPackage {
  const catalogs: Check = (value, path) => {
    if (options.of !== undefined && options.of !== ceiPackage) return unsupported(value, path);
    return catalogsCheck(value, path);
  };
  const resolved = checkExport(options, { catalogs, protect: flag });
  const { key, content, source, target } = resolved;
  const { title, description, version, changed, creator, license, rights, notice, sources, discrepancies } = content;
  const isCei = options.of === undefined || options.of === ceiPackage;
  const tables: Table[] = [
    ...[source, target].flatMap(itemTables),
    linkTable(resolved),
    crosswalkTable(resolved),
    frameworkTable(resolved),
    ...(sources ? [sourceTable(sources)] : []),
    ...(discrepancies ? discrepancyTables(discrepancies) : []),
    ...(isCei ? ceiTables() : []),
    ...(options.catalogs?.length ? [translationTable(options.catalogs)] : []),
  ];
  const written = tables.map((table) => tableFile(table, version, options.protect ?? true));
  const descriptions = [description, notice].filter((text) => text !== undefined);
  return deepFreeze({
    descriptor: defined({
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: key,
      title,
      description: descriptions.length > 0 ? descriptions.join(" ") : undefined,
      ...{ version, created: changed },
      contributors: [{ title: creator, roles: ["author"] }],
      licenses: license && [licenseOf(license)],
      rights,
      resources: written.map(({ resource }) => resource),
    }),
    files: Object.fromEntries(written.map(({ resource, text }) => [resource.path, text])),
  });
}

/** A license; the profile allows only certain characters in its name, and a name is not needed. */
function licenseOf({ name, uri }: NonNullable<CrosswalkPackage["license"]>): License {
  if (name === uri) return { path: uri };
  return { name: (name.match(/[\w.-]+/g) ?? ["license"]).join("-"), title: name, path: uri };
}

function itemTables(framework: ResolvedDocument): Table[] {
  const items = new Map<ItemType, ResolvedItem[]>(framework.types.map((type) => [type, []]));
  for (const item of framework.items) items.get(item.type)?.push(item);
  return Array.from(items, ([type, own]) => itemTable(framework, type, own));
}

function itemTable(framework: ResolvedDocument, type: ItemType, items: readonly ResolvedItem[]): Table {
  const { name, table, label = "label", fields = [], description } = type;
  return {
    ...{ name: table, title: `${framework.content.title}: ${table.replaceAll("-", " ")}`, description },
    rows: items,
    columns: [
      column("id", `The id of the ${name.toLowerCase()}.`, (item) => item.id, { unique: true }),
      column("key", "A slug that outlives renumbering.", (item) => item.key, { unique: true }),
      column("uuid", "The uuid, which is made from the key unless it was given.", (item) => item.uuid, {
        unique: true,
      }),
      ...used([parentColumn()], items),
      column(label, "Its wording, as published.", (item) => item.content.label),
      ...used(
        [
          optionalColumn("statement", "The full statement.", (item) => item.content.statement),
          optionalColumn("description", "The description.", (item) => item.content.description),
        ],
        items,
      ),
      ...fields.map(({ name, description, values, references }) => {
        return optionalColumn(name, description, (item) => item.content.fields?.[name], { enum: values, references });
      }),
    ],
  };

  /** A column that is required if every item has a value. */
  function optionalColumn(name: string, description: string, cell: Cell<ResolvedItem>, more: ColumnOptions = {}) {
    return column(name, description, cell, {
      required: items.every((item, i) => cell(item, i) !== undefined),
      ...more,
    });
  }

  function parentColumn(): Column<ResolvedItem> {
    const parents = new Set(items.flatMap(({ parent }) => parent?.type ?? []));
    const parentType = parents.size === 1 ? [...parents][0] : undefined;
    const taken = new Set([...itemColumns, label, ...fields.map(({ name }) => name)]);
    const names = parentType === undefined || parentType === type ? [] : [columnName(parentType)];
    const parentName = freeName([...names, "parent", "parent_id"], taken);
    const references = parentType?.table;
    return optionalColumn(parentName, "The id of its parent.", (item) => item.parent?.id, { references });
  }
}

/** The columns that have a value in some row. */
function used<Row>(columns: readonly Column<Row>[], rows: readonly Row[]): Column<Row>[] {
  return columns.filter(({ cell }) => rows.some((row, i) => cell(row, i) !== undefined));
}

/** The first name that no other column has; it joins them. */
function freeName(names: readonly string[], taken: Set<string>): string {
  const last = names.at(-1);
  let name = names.find((name) => !taken.has(name)) ?? `${last}_2`;
  for (let number = 3; taken.has(name); number++) name = `${last}_${number}`;
  taken.add(name);
  return name;
}

type Link = ResolvedPackage["links"][number];

/** The names of the columns of links: the types of their items, if each column has one type and the types differ. */
function linkColumns({ links, unmapped, unreached }: ResolvedPackage, withUnlinked: boolean) {
  const types = [
    onlyType([...links.map((link) => link.source), ...(withUnlinked ? unmapped : [])]),
    onlyType([...links.map((link) => link.target), ...(withUnlinked ? unreached : [])]),
    onlyType(links.map(({ end, target }) => (end === target ? null : end))),
  ];
  const kinds = types.map((type) => type && columnName(type));
  // If two columns would have the same name, all are named by their role in the link.
  const isDistinct = new Set(kinds).size === 3;
  const taken = new Set(["number", "relation", "weight", "package_version"]);
  const names = ["source", "target", "via"].map((role, i) => {
    const kind = isDistinct ? kinds[i] : undefined;
    return freeName([...(kind === undefined ? [] : [kind]), role, `${role}_id`], taken);
  });
  return { types, names, taken };
}

function relationColumn<Row>(cell: Cell<Row>): Column<Row> {
  const description = "How the two are related: a SKOS mapping property. Empty: relatedMatch.";
  return column("relation", description, cell, { required: false, enum: relations });
}

/** The column of weights, if a link has one that is not 1. */
function weightColumns<Row>(links: readonly Link[], linkOf: (row: Row) => Link | undefined): Column<Row>[] {
  if (links.every(({ content }) => (content.weight ?? 1) === 1)) return [];
  const description = "How much the link counts beside the others of its target.";
  const cell: Cell<Row> = (row) => {
    const link = linkOf(row);
    return link && (link.content.weight ?? 1);
  };
  return [column("weight", description, cell, { type: "number", required: false })];
}

function linkTable(resolved: ResolvedPackage): Table {
  const { links, content } = resolved;
  const { types, names } = linkColumns(resolved, false);
  const [sourceName = "", targetName = "", viaName = ""] = names;
  const [from, to, by] = types.map((type) => type?.table);
  const columns: Column<Link>[] = [
    column("number", "The number of the link.", (_, i) => i + 1, { type: "integer", unique: true, minimum: 1 }),
    column(sourceName, "The id that the link leads from.", ({ content }) => content.source, { references: from }),
    column(targetName, "The id that it leads to.", ({ content }) => content.target, { references: to }),
    column(viaName, "The item or the text that makes the link.", ({ content }) => content.via, {
      required: false,
      references: by,
    }),
    relationColumn(({ content }) => content.relation),
    ...weightColumns(links, (link: Link) => link),
  ];
  return {
    ...{ name: "links", title: "The links" },
    description: `Which items of ${content.source.title} are linked to which of ${content.target.title}, in the order of the links.`,
    rows: links,
    // Without links all columns but the optional ones remain.
    columns: links.length > 0 ? used(columns, links) : columns.filter(({ constraints }) => constraints?.required),
  };
}

/** A link, or an item without one. */
interface CrosswalkRow {
  readonly link?: Link;
  readonly source?: ResolvedItem;
  readonly target?: ResolvedItem;
}

/** The links with the wording of their ends, then the unmapped items. */
function crosswalkTable(resolved: ResolvedPackage): Table {
  const { links, unmapped, unreached, content } = resolved;
  const { types, names, taken } = linkColumns(resolved, true);
  const [sourceName = "", targetName = "", viaName = ""] = names;
  const [sourceLabel = "", targetLabel = "", viaLabel = ""] = names.map((name, i) => {
    return freeName([`${name}_${types[i]?.label ?? "label"}`], taken);
  });
  const rows: CrosswalkRow[] = [
    ...links.map((link) => ({ link, source: link.source, target: link.target })),
    ...unmapped.map((source) => ({ source })),
    ...unreached.map((target) => ({ target })),
  ];
  const optional = { required: false };
  const [from, to, by] = types.map((type) => type?.table);
  const columns: Column<CrosswalkRow>[] = [
    column(sourceName, "The id that the link leads from.", ({ source }) => source?.id, {
      ...{ required: unreached.length === 0, references: from },
    }),
    column(targetName, "The id that it leads to. Empty: the row has no link.", ({ target }) => target?.id, {
      ...{ required: unmapped.length === 0, references: to },
    }),
    column(viaName, "The item or the text that makes the link.", ({ link }) => link?.content.via, {
      ...optional,
      references: by,
    }),
    column(sourceLabel, "The wording of what it leads from.", ({ source }) => source?.content.label, optional),
    column(targetLabel, "The wording of what it leads to.", ({ target }) => target?.content.label, optional),
    column(
      viaLabel,
      "The wording of what makes it.",
      ({ link }) => (link === undefined || link.end === link.target ? undefined : link.end.content.label),
      optional,
    ),
    relationColumn(({ link }) => link?.content.relation),
    ...weightColumns(links, ({ link }: CrosswalkRow) => link),
  ];
  return {
    ...{ name: "crosswalk", title: "The crosswalk, with its wording" },
    description:
      `Which items of ${content.source.title} are linked to which of ${content.target.title}, in the order of the ` +
      "links; then what is linked to nothing.",
    rows,
    columns: used(columns, rows),
    keyLength: 0,
  };
}

/** The two frameworks. */
function frameworkTable({ source, target }: ResolvedPackage): Table {
  const rows = [
    { side: "source", framework: source },
    { side: "target", framework: target },
  ];
  const optional = { required: false };
  return table({ name: "frameworks", title: "The frameworks" }, rows, [
    column("side", "Whether links lead from its items or to them.", ({ side }) => side, {
      ...{ unique: true, enum: ["source", "target"] },
    }),
    column("key", "A slug.", ({ framework }) => framework.key, { unique: true }),
    column("uuid", "The uuid.", ({ framework }) => framework.uuid, { unique: true }),
    column("title", "Its title.", ({ framework }) => framework.content.title),
    column("version", "Its version.", ({ framework }) => framework.content.version, optional),
    column("creator", "Its owner.", ({ framework }) => framework.content.creator),
    column("url", "Where it is published.", ({ framework }) => framework.content.url, optional),
    column("language", "The language of its wording: a BCP 47 tag.", ({ framework }) => framework.content.language),
    column("description", "What it holds.", ({ framework }) => framework.content.description, optional),
  ]);
}

function sourceTable(sources: NonNullable<CrosswalkPackage["sources"]>): Table {
  return table({ name: "sources", title: "The documents that the wording is from" }, sources, [
    column("id", "A slug.", ({ id }) => id, { unique: true }),
    column("title", "Its title.", ({ title }) => title),
    column("publisher", "Who published it.", ({ publisher }) => publisher),
    column("url", "Where it is published.", ({ url }) => url, { required: false }),
  ]);
}

function discrepancyTables(discrepancies: NonNullable<CrosswalkPackage["discrepancies"]>): Table[] {
  const discrepancy = <Row extends { readonly id: string }>() => {
    return column<Row>("discrepancy", "The discrepancy.", ({ id }) => id, { references: "discrepancies" });
  };
  return [
    table({ name: "discrepancies", title: "Where the documents disagree or are silent" }, discrepancies, [
      column("id", "A slug.", ({ id }) => id, { unique: true }),
      column("resolution", "How this package resolves it.", ({ resolution }) => resolution),
    ]),
    table(
      { name: "discrepancy-affects", title: "What each discrepancy concerns", keyLength: 2 },
      discrepancies.flatMap(({ id, affects }) => affects.map((item) => ({ id, item }))),
      [
        discrepancy(),
        column("item", "What it concerns: an id of any table, or the key of a reflection prompt.", ({ item }) => item),
      ],
    ),
    table(
      { name: "discrepancy-readings", title: "What each document states there", keyLength: 2 },
      discrepancies.flatMap(({ id, readings }) => readings.map((reading, i) => ({ id, position: i + 1, ...reading }))),
      [
        discrepancy(),
        column("position", "Its position among the readings of the discrepancy, from 1.", ({ position }) => position, {
          ...{ type: "integer", minimum: 1 },
        }),
        column("source", "The document.", ({ source }) => source, { references: "sources" }),
        column("says", "What it states.", ({ says }) => says),
      ],
    ),
  ];
}

const wordedTables = { domains, competencies, metrics, "look-fors": lookFors } as const;

/** The translations of the wording: a row for each language and text. */
function translationTable(catalogs: readonly Catalog[]): Table {
  const texts = Object.entries(wordedTables).flatMap(([table, records]) => {
    return records.flatMap((record) => textsOfId(record.id, record).map(({ key }) => ({ table, id: record.id, key })));
  });
  const rows = catalogs.flatMap(({ language, texts: translations }) => {
    return texts.flatMap(({ table, id, key }) => {
      const text = translations[key];
      return text === undefined ? [] : [{ language, table, id, column: key.replace(/.*\./, ""), text }];
    });
  });
  return table(
    {
      ...{ name: "translations", title: "The wording in other languages", keyLength: 4 },
      description: "Translations by the publisher of this package. CEI has published none.",
    },
    rows,
    [
      column("language", "The language: a BCP 47 tag.", ({ language }) => language),
      column("table", "The table whose wording is translated.", ({ table }) => table, {
        enum: Object.keys(wordedTables),
      }),
      column("id", "The id of the row in that table.", ({ id }) => id),
      column("column", "The column of that table that is translated.", ({ column }) => column),
      column("text", "The translation.", ({ text }) => text),
    ],
  );
}

/** The type of all items, if they have the same type and none is missing. */
function onlyType(items: readonly (ResolvedItem | null)[]): ItemType | undefined {
  const types = new Set(items.map((item) => item?.type));
  return types.size === 1 ? [...types][0] : undefined;
}

function columnName({ name }: ItemType): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? ["item"]).join("_");
}
