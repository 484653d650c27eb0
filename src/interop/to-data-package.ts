// A crosswalk as a Data Package 2.0: a descriptor and CSV files, for those who work with tables.
import { deepFreeze } from "../model/freeze.ts";
import type { ItemField, ItemType } from "./crosswalk-package.ts";
import { csv } from "./csv.ts";
import { checkExport, type ExportOptions } from "./export-options.ts";
import type { ResolvedDocument, ResolvedItem, ResolvedPackage } from "./resolve-package.ts";
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
  readonly licenses?: readonly { readonly name: string; readonly path: string }[];
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
 * metrics and look-fors), one of the links, and, where the package has them, of sources, of discrepancies and of what each
 * document says. Columns have types, constraints, keys and foreign keys.
 *
 * @param options - What is exported.
 * @returns A frozen descriptor, and the text of each file.
 * @throws OptionsError with every issue of the options and of the package.
 */
export function toDataPackage(options: ExportOptions = {}): DataPackage {
  const resolved = checkExport(options, []);
  const { title, description, version, changed, creator } = resolved.content;
  const tables = [
    ...[resolved.source, resolved.target].flatMap((framework) =>
      framework.types.map((type) => itemTable(framework, type)),
    ),
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
    ...(license !== undefined && { licenses: [{ name: license.name, path: license.uri }] }),
    schema: {
      $schema: "https://datapackage.org/profiles/2.0/tableschema.json",
      fields: columns.map(({ references: _references, ...field }) => field),
      primaryKey,
      ...(foreignKeys.length > 0 && { foreignKeys }),
    },
  };
}

function itemTable(framework: ResolvedDocument, type: ItemType): Table {
  const items = framework.items.filter((item) => item.type === type);
  const parents = [...new Set(items.flatMap(({ parent }) => (parent === null ? [] : [parent.type])))];
  const [parentType] = parents;
  const fields = type.fields ?? [];
  const parentName =
    parents.length === 1 && parentType !== undefined && parentType !== type ? columnName(parentType) : "parent";
  const columns: (Column & { readonly of: (item: ResolvedItem) => string | undefined })[] = [
    { ...idColumn("id", `The id of the ${lower(type)}.`), of: (item) => item.id },
    { ...idColumn("key", "A slug that outlives renumbering."), of: (item) => item.key },
    { ...idColumn("uuid", "A version 5 uuid, made from the key."), of: (item) => item.uuid },
    ...(parents.length === 0
      ? []
      : [
          {
            ...textColumn(
              parentName,
              "What it stands under.",
              items.every(({ parent }) => parent !== null),
            ),
            references: parents.length === 1 ? parentType?.table : undefined,
            of: (item: ResolvedItem) => item.parent?.id,
          },
        ]),
    { ...textColumn(type.label ?? "label", "Its wording, as published.", true), of: (item) => item.content.label },
    ...(["statement", "description"] as const)
      .filter((name) => items.some(({ content }) => content[name] !== undefined))
      .map((name) => ({
        ...textColumn(
          name,
          name === "statement" ? "The full statement." : "The description.",
          items.every(({ content }) => content[name] !== undefined),
        ),
        of: (item: ResolvedItem) => item.content[name],
      })),
    ...fields.map((field) => ({
      ...fieldColumn(field, items),
      of: (item: ResolvedItem) => item.content.fields?.[field.name],
    })),
  ];
  return {
    ...{
      name: type.table,
      title: `${framework.content.title}: ${type.table.replaceAll("-", " ")}`,
      description: type.description,
    },
    columns: columns.map(({ of: _of, ...column }) => column),
    primaryKey: ["id"],
    rows: items.map((item) => columns.map(({ of }) => of(item) ?? "")),
  };
}

/** The links. Their columns are named for what they hold, where that is one type of items. */
function linkTable({ links, content, source, target }: ResolvedPackage): Table {
  const [from, to, by] = [
    oneType(links.map((link) => link.source)),
    oneType(links.map((link) => link.target)),
    oneType(links.map(({ end, target }) => (end === target ? null : end))),
  ];
  const names = [from && columnName(from), to && columnName(to), by && columnName(by)];
  const distinct = new Set(names).size === 3 || (names[2] === undefined && names[0] !== names[1]);
  const [sourceName = "source", targetName = "target", viaName = "via"] = distinct ? names : [];
  const relation = links.some(({ content }) => content.relation !== undefined);
  const via = links.some(({ content }) => content.via !== undefined);
  return {
    ...{ name: "links", title: content.title },
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
      ...(relation ? [textColumn("relation", "How the two are related: a SKOS mapping property.", false)] : []),
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
        textColumn("item", "The id of what it concerns, in whichever table.", true),
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

function fieldColumn({ name, description, values, references }: ItemField, items: readonly ResolvedItem[]): Column {
  const required = items.every(({ content }) => content.fields?.[name] !== undefined);
  const constraints = { ...(required && { required }), ...(values !== undefined && { enum: values }) };
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

function lower({ name }: ItemType): string {
  return name.toLowerCase();
}
