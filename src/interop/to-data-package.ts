// A crosswalk as a Data Package 2.0: a descriptor and CSV files, for those who work with tables.
import { deepFreeze } from "../model/freeze.ts";
import type { ItemField, ItemType } from "./crosswalk-package.ts";
import { csv } from "./csv.ts";
import { checkExport, type ExportOptions } from "./export-options.ts";
import { relations } from "./relations.ts";
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "./resolve-package.ts";
import { itemColumns } from "./tables.ts";
import { utf8 } from "./uuid.ts";

/** A Data Package: its descriptor, for `datapackage.json`, and its files by their paths beside it. */
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
  readonly resources: readonly TableResource[];
}

/** One table of a Data Package. */
export interface TableResource {
  readonly name: string;
  readonly type: "table";
  readonly path: string;
  readonly title: string;
  readonly description?: string;
  readonly format: "csv";
  readonly mediatype: "text/csv";
  readonly encoding: "utf-8";
  readonly bytes: number;
  readonly licenses?: readonly { readonly name: string; readonly title: string; readonly path: string }[];
  readonly schema: TableSchema;
}

/** The columns of a table, and how it hangs together with others. */
export interface TableSchema {
  readonly $schema: "https://datapackage.org/profiles/2.0/tableschema.json";
  readonly fields: readonly TableField[];
  readonly primaryKey: readonly string[];
  readonly foreignKeys?: readonly ForeignKey[];
}

/** A column. */
export interface TableField {
  readonly name: string;
  readonly type: "string" | "integer";
  readonly description: string;
  readonly constraints?: {
    readonly required?: boolean;
    readonly unique?: boolean;
    readonly enum?: readonly string[];
    readonly minimum?: number;
  };
}

/** Columns whose values stand in another table; a table without a name is the same. */
export interface ForeignKey {
  readonly fields: readonly string[];
  readonly reference: { readonly resource?: string; readonly fields: readonly string[] };
}

/**
 * A crosswalk and its frameworks as a Data Package 2.0: a table for each type of items (for CEI domains, competencies,
 * metrics and look-fors), one of the links, and, where the package has them, of sources, of discrepancies and of what
 * each document says. Columns have types, constraints, keys and foreign keys.
 *
 * @param options - What is exported.
 * @returns A frozen descriptor, and the text of each file.
 * @throws OptionsError with every issue of the options and of the package.
 */
export function toDataPackage(options: ExportOptions = {}): DataPackage {
  const resolved = checkExport(options, []);
  const { title, description, version, changed, creator } = resolved.content;
  const tables = [
    ...[resolved.source, resolved.target].flatMap(itemTables),
    linkTable(resolved),
    ...sourceTables(resolved),
    ...discrepancyTables(resolved),
  ];
  const files = Object.fromEntries(
    tables.map(({ name, columns, rows }) => {
      return [`${name}.csv`, csv([columns.map((column) => column.name), ...rows])];
    }),
  );
  return deepFreeze({
    descriptor: {
      $schema: "https://datapackage.org/profiles/2.0/datapackage.json",
      name: resolved.key,
      title,
      ...(description !== undefined && { description }),
      ...(version !== undefined && { version }),
      created: changed,
      contributors: [{ title: creator, roles: ["author"] }],
      resources: tables.map((table) => resourceOf(table, files)),
    },
    files,
  });
}

interface Table {
  readonly name: string;
  readonly title: string;
  readonly description?: string | undefined;
  readonly license?: { readonly name: string; readonly uri: string } | undefined;
  readonly columns: readonly Column[];
  readonly primaryKey: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

interface Column extends TableField {
  /** The table whose ids it holds. */
  readonly references?: string | undefined;
}

function resourceOf(table: Table, files: { readonly [path: string]: string }): TableResource {
  const { name, title, description, license, columns, primaryKey } = table;
  const path = `${name}.csv`;
  const foreignKeys = columns.flatMap(({ name: column, references }) => {
    if (references === undefined) return [];
    const resource = references === name ? {} : { resource: references };
    return [{ fields: [column], reference: { ...resource, fields: ["id"] } }];
  });
  return {
    ...{ name, type: "table", path, title },
    ...(description !== undefined && { description }),
    ...{ format: "csv", mediatype: "text/csv", encoding: "utf-8", bytes: utf8(files[path] ?? "").length },
    ...(license !== undefined && { licenses: [licenceOf(license)] }),
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: columns.map(({ references: _references, ...field }) => field),
      primaryKey,
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

/** A licence, by a name as the profile wants it and the one that people use. */
function licenceOf({ name, uri }: { readonly name: string; readonly uri: string }) {
  return { name: (name.match(/[\w.-]+/g) ?? ["licence"]).join("-"), title: name, path: uri };
}

/** The items of each type of a framework. */
function itemTables(framework: ResolvedDocument): Table[] {
  const items = new Map<ItemType, ResolvedItem[]>(framework.types.map((type) => [type, []]));
  for (const item of framework.items) items.get(item.type)?.push(item);
  return Array.from(items, ([type, own]) => itemTable(framework, type, own));
}

function itemTable(framework: ResolvedDocument, type: ItemType, items: readonly ResolvedItem[]): Table {
  const { label = "label", fields = [] } = type;
  const parents = new Set(items.flatMap(({ parent }) => (parent === null ? [] : [parent.type])));
  const parentType = parents.size === 1 ? [...parents][0] : undefined;
  const taken = new Set([...itemColumns, label, ...fields.map(({ name }) => name)]);
  const named = parentType === undefined || parentType === type ? [] : [columnName(parentType)];
  const parentName = freeName([...named, "parent", "parent_id"], taken);
  const columns: (Column & { readonly of: (item: ResolvedItem) => string | undefined })[] = [
    { ...idColumn("id", `The id of the ${type.name.toLowerCase()}.`), of: (item) => item.id },
    { ...idColumn("key", "A slug that outlives renumbering."), of: (item) => item.key },
    { ...idColumn("uuid", "The uuid, which is made from the key unless it was given."), of: (item) => item.uuid },
  ];
  if (parents.size > 0) {
    const required = items.every(({ parent }) => parent !== null);
    columns.push({
      ...textColumn(parentName, "What it stands under.", required),
      references: parentType?.table,
      of: (item) => item.parent?.id,
    });
  }
  columns.push({ ...textColumn(label, "Its wording, as published.", true), of: (item) => item.content.label });
  for (const name of ["statement", "description"] as const) {
    const given = items.filter(({ content }) => content[name] !== undefined);
    if (given.length === 0) continue;
    const says = name === "statement" ? "The full statement." : "The description.";
    columns.push({
      ...textColumn(name, says, given.length === items.length),
      of: (item) => item.content[name],
    });
  }
  for (const field of fields) {
    columns.push({ ...fieldColumn(field, items), of: (item) => item.content.fields?.[field.name] });
  }
  return {
    name: type.table,
    title: `${framework.content.title}: ${type.table.replaceAll("-", " ")}`,
    description: type.description,
    columns: columns.map(({ of: _of, ...column }) => column),
    primaryKey: ["id"],
    rows: items.map((item) => columns.map(({ of }) => of(item) ?? "")),
  };
}

/** The first name that no other column has; it joins them. */
function freeName(names: readonly string[], taken: Set<string>): string {
  const free = names.find((name) => !taken.has(name));
  let name = free ?? `${names.at(-1)}_2`;
  for (let number = 3; taken.has(name); number++) name = `${names.at(-1)}_${number}`;
  taken.add(name);
  return name;
}

/** The links. Their columns are named for what they hold, where that is one type of items. */
function linkTable({ links, content, source, target }: ResolvedPackage): Table {
  const [from, to, by] = [
    oneType(links.map((link) => link.source)),
    oneType(links.map((link) => link.target)),
    oneType(links.map(({ end, target }) => (end === target ? null : end))),
  ];
  const taken = new Set(["number", "relation"]);
  const kinds = [from, to, by].map((type) => type && columnName(type));
  // Where two of them would be called the same, all are called by what they are in the link.
  const distinct = new Set(kinds).size === 3;
  const [sourceName = "", targetName = "", viaName = ""] = ["source", "target", "via"].map((role, i) => {
    const kind = distinct ? kinds[i] : undefined;
    return freeName([...(kind === undefined ? [] : [kind]), role, `${role}_id`], taken);
  });
  const relation = links.some(({ content }) => content.relation !== undefined);
  const via = links.some(({ content }) => content.via !== undefined);
  return {
    ...{ name: "links", title: "The links" },
    description: `Which items of ${source.content.title} are linked to which of ${target.content.title}, in the order of the links.`,
    license: content.license,
    columns: [
      {
        ...{ name: "number", type: "integer", description: "The number of the link." },
        constraints: { required: true, unique: true, minimum: 1 },
      },
      { ...textColumn(sourceName, "The id that the link leads from.", true), references: from?.table },
      { ...textColumn(targetName, "The id that it leads to.", true), references: to?.table },
      ...(via ? [{ ...textColumn(viaName, "What makes the link.", false), references: by?.table }] : []),
      ...(relation ? [relationColumn] : []),
    ],
    primaryKey: ["number"],
    rows: links.map(({ content }, i) => [
      ...[String(i + 1), content.source, content.target],
      ...(via ? [content.via ?? ""] : []),
      ...(relation ? [content.relation ?? ""] : []),
    ]),
  };
}

function sourceTables({ content: { sources } }: ResolvedPackage): Table[] {
  if (sources === undefined) return [];
  return [
    {
      ...{ name: "sources", title: "The documents that the wording is from" },
      columns: [
        idColumn("id", "A slug."),
        textColumn("title", "The title that it bears.", true),
        textColumn("publisher", "Who published it.", true),
        textColumn("url", "Where it is published.", false),
      ],
      primaryKey: ["id"],
      rows: sources.map(({ id, title, publisher, url }) => [id, title, publisher, url ?? ""]),
    },
  ];
}

function discrepancyTables({ content: { discrepancies } }: ResolvedPackage): Table[] {
  if (discrepancies === undefined) return [];
  return [
    {
      ...{ name: "discrepancies", title: "Where the documents disagree or are silent" },
      columns: [idColumn("id", "A slug."), textColumn("resolution", "What is done about it.", true)],
      primaryKey: ["id"],
      rows: discrepancies.map(({ id, resolution }) => [id, resolution]),
    },
    {
      ...{ name: "discrepancy-affects", title: "What each discrepancy concerns" },
      columns: [
        { ...textColumn("discrepancy", "The discrepancy.", true), references: "discrepancies" },
        textColumn("item", "The id of what it concerns, in whichever table; of a reflection prompt its key.", true),
      ],
      primaryKey: ["discrepancy", "item"],
      rows: discrepancies.flatMap(({ id, affects }) => affects.map((item) => [id, item])),
    },
    {
      ...{ name: "discrepancy-readings", title: "What each document says there" },
      columns: [
        { ...textColumn("discrepancy", "The discrepancy.", true), references: "discrepancies" },
        {
          ...{ name: "position", type: "integer", description: "Its place among the readings of the discrepancy." },
          constraints: { required: true, minimum: 1 },
        },
        { ...textColumn("source", "The document.", true), references: "sources" },
        textColumn("says", "What it says.", true),
      ],
      primaryKey: ["discrepancy", "position"],
      rows: discrepancies.flatMap(({ id, readings }) =>
        readings.map(({ source, says }, i) => [id, String(i + 1), source, says]),
      ),
    },
  ];
}

function idColumn(name: string, description: string): Column {
  return { name, type: "string", description, constraints: { required: true, unique: true } };
}

function textColumn(name: string, description: string, required: boolean): Column {
  return { name, type: "string", description, ...(required && { constraints: { required } }) };
}

const relationColumn: Column = {
  name: "relation",
  type: "string",
  description: "How the two are related: a SKOS mapping property. Empty where that was not said: relatedMatch.",
  constraints: { enum: relations },
};

function fieldColumn({ name, description, values, references }: ItemField, items: readonly ResolvedItem[]): Column {
  const required = items.every(({ content }) => content.fields?.[name] !== undefined);
  const constraints = { ...(required && { required }), ...(values !== undefined && { enum: [...values] }) };
  return {
    ...{ name, type: "string", description },
    ...(Object.keys(constraints).length > 0 && { constraints }),
    references,
  };
}

/** The type of all items, where it is one and none is missing. */
function oneType(items: readonly (ResolvedItem | null)[]): ItemType | undefined {
  const types = new Set(items.map((item) => item?.type));
  const [type] = types;
  return types.size === 1 ? type : undefined;
}

function columnName({ name }: ItemType): string {
  return (name.toLowerCase().match(/[a-z0-9]+/g) ?? ["item"]).join("_");
}
