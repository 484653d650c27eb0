// Random forms as XLSForms, the columns of their exports, and the proof that the exports are read and scored.
import {
  competencies,
  domainPlan,
  lookFors,
  metricPlan,
  metrics,
  type Plan,
  type Rating,
  type Scale,
  score,
} from "cei-framework";
import { catalogTemplate, createCatalog } from "cei-framework/catalog";
import { readTable, scoreTable } from "cei-framework/table";
import fc from "fast-check";
import type { Form, FormText } from "../../src/forms/form.ts";
import type { XlsForm } from "../../src/forms/to-xls-form.ts";

const words = ["school", "Año", "سؤال", "why", "x", "7"];
const hostileWords = [
  '"',
  "'",
  "\\",
  "</script>",
  "<b>bold</b>",
  "|",
  "$\u007Bname}",
  "$\u007B",
  "$",
  "{name}",
  "{",
  "}",
  "&lt;",
  "‘a’",
  "“",
  "&",
  "`",
  "\n",
  "\n# ",
  "- ",
  "1. ",
  "[a](b)",
  "🙂",
  "\u2028",
  ", ",
  "::",
  "=1+1",
  "]]>",
  "<!--",
];

const textOf = (parts: readonly string[]): fc.Arbitrary<string> => {
  return fc.array(fc.constantFrom(...parts), { minLength: 1, maxLength: 5 }).map((list) => list.join(" "));
};

/** Texts of plain words. */
export const plainText: fc.Arbitrary<string> = textOf(words);

/** Texts with what means something to some tool. */
export const hostileText: fc.Arbitrary<string> = textOf([...words, ...hostileWords]).map((text) => `${text} z`);

const languages = ["es", "ar"];

/** Forms whose texts are drawn from others. */
export function formsOf(text: fc.Arbitrary<string>): fc.Arbitrary<Form> {
  const catalogs = fc
    .tuple(fc.subarray(languages), fc.subarray([...catalogTemplate().texts]), text)
    .map(([tags, texts, words]) => {
      return tags.map((language) => {
        const translated = texts.map(({ key, english }) => {
          const plain = key.startsWith("word.") ? words.replace(/[{}]/g, "") : words;
          return [key, `${plain} ${language} ${english}`];
        });
        return createCatalog({ language, texts: Object.fromEntries(translated) });
      });
    });
  const scales = fc
    .record({
      min: fc.integer({ min: -1, max: 1 }),
      points: fc.integer({ min: 2, max: 5 }),
      labels: fc.option(fc.tuple(text, fc.boolean())),
    })
    .map(({ min, points, labels }): Scale => {
      const max = min + points - 1;
      if (labels === null) return { min, max };
      const [label, isFull] = labels;
      const labeled = Array.from({ length: isFull ? points : 1 }, (_, i) => [min + i, `${label} ${"abcde"[i]}`]);
      return { min, max, labels: Object.fromEntries(labeled) as { [point: number]: string } };
    });
  return fc
    .tuple(catalogs, scales, fc.constantFrom("1.0" as const, "2.0" as const))
    .chain(([catalogs, scale, version]) => {
      const tags = ["en", ...catalogs.map(({ language }) => language)];
      const formText: fc.Arbitrary<FormText> = fc.oneof(
        text,
        fc.tuple(...tags.map(() => text)).map((texts) => Object.fromEntries(texts.map((text, i) => [tags[i], text]))),
      );
      const ids = version === "1.0" ? competencies.map(({ id }) => id) : [...metrics, ...lookFors].map(({ id }) => id);
      const optional = <Value>(values: fc.Arbitrary<Value>) => fc.option(values, { nil: undefined });
      return fc
        .record<Form>({
          instrument: fc.constant(version),
          items: optional(fc.subarray<string>(ids, { minLength: 1 })),
          scale: fc.constant(scale),
          title: optional(formText),
          introduction: optional(formText),
          groups: fc.tuple(formText, formText, text, fc.boolean()).map(([school, role, value, hasChoices]) => [
            { name: "school", label: withEnd(school, "1") },
            {
              name: "role",
              label: withEnd(role, "2"),
              choices: hasChoices
                ? [`${value.replaceAll("${", "")} a`, { value: "family member", label: role }, "staff"]
                : undefined,
            },
          ]),
          notApplicable: optional(fc.boolean()),
          dontKnow: optional(fc.boolean()),
          comments: optional(fc.boolean()),
          layout: optional(fc.constantFrom("grid" as const, "page" as const)),
          prompts: optional(fc.boolean()),
          catalogs: fc.constant(catalogs),
          languages: optional(fc.shuffledSubarray(tags, { minLength: 1 })),
        })
        .map((form) => (form.languages === undefined ? form : narrowed(form, form.languages)));
    });
}

/** Texts that no other question has. */
function withEnd(text: FormText, end: string): FormText {
  if (typeof text === "string") return `${text} ${end}`;
  return Object.fromEntries(Object.entries(text).map(([tag, one]) => [tag, `${one} ${end}`]));
}

/** A form without texts in other languages than its own. */
function narrowed(form: Form, tags: readonly string[]): Form {
  const own = (text: FormText): FormText => {
    if (typeof text === "string") return text;
    return Object.fromEntries(tags.map((tag) => [tag, text[tag] as string]));
  };
  return {
    ...form,
    title: form.title === undefined ? undefined : own(form.title),
    introduction: form.introduction === undefined ? undefined : own(form.introduction),
    groups: form.groups?.map(({ name, label, choices }) => ({
      name,
      label: own(label),
      choices: choices?.map((choice) =>
        typeof choice === "string" ? choice : { ...choice, label: own(choice.label) },
      ),
    })),
  };
}

/** A question of an XLSForm with the groups around it. */
export interface Question {
  readonly type: string;
  readonly name: string;
  /** In the first language. */
  readonly label: string;
  readonly groups: readonly { readonly name: string; readonly label: string }[];
}

/** The questions and notes, and what `pyxform` adds: the header of a grid is a question too. */
export function questionsOf({ survey }: XlsForm): Question[] {
  const groups: { name: string; label: string }[] = [];
  return survey.slice(1).flatMap((row, i): Question[] => {
    const [type, name, label] = row as [string, string, string];
    if (type === "end_group") groups.pop();
    else if (type !== "begin_group") return [{ type, name, label, groups: [...groups] }];
    else {
      groups.push({ name, label });
      if (row.at(-1) !== "table-list") return [];
      const header = `reserved_name_for_field_list_labels_${i + 3}`;
      return [{ type: "header", name: header, label: "", groups: [...groups] }];
    }
    return [];
  });
}

/** The headers of an export. */
export interface Headers {
  readonly header: (question: Question) => string;
  /**
   * Whether they are names. Labels of notes and comments may share words with items that the form does not ask for, which
   * makes their columns unclear: then they are left out.
   */
  readonly hasNames: boolean;
}

const names = ({ name, groups }: Question): string[] => [...groups.map(({ name }) => name), name];
const labels = ({ label, name, groups }: Question): string[] => {
  return [...groups.map(({ name, label }) => label || name), label || name];
};

/** The headers of exports, by tool and option. */
export const headersOf = {
  "KoboToolbox and Survey123, names": { header: ({ name }) => name, hasNames: true },
  "KoboToolbox, names with groups": { header: (question) => names(question).join("/"), hasNames: true },
  "ODK Central": { header: (question) => names(question).join("-"), hasNames: true },
  "KoboToolbox and Survey123, labels": { header: ({ label }) => label, hasNames: false },
  "KoboToolbox, labels with groups": { header: (question) => labels(question).join("/"), hasNames: false },
} as const satisfies { readonly [tool: string]: Headers };

const quoted = (cell: string): string => `"${cell.replaceAll('"', '""')}"`;

/**
 * Makes up answers, exports them, reads and scores the export, and compares with the answers themselves.
 *
 * @param picks - Numbers that choose the answers.
 * @param cell - What is exported of an answer.
 * @returns What is not the same.
 */
export async function misreadOf(
  form: Form,
  sheets: XlsForm,
  picks: readonly number[],
  { header, hasNames }: Headers,
  cell: "name" | "label",
): Promise<unknown[]> {
  const ids = new Map<string, string>();
  for (const { id } of competencies) ids.set(`c${id.replace(".", "_")}`, id);
  for (const { id } of [...metrics, ...lookFors]) ids.set(id.replace(".", "_"), id);
  const all = questionsOf(sheets);
  const isClear = ({ type, groups }: Question): boolean => {
    return type.startsWith("select_one ") || (type === "text" && groups.length === 0);
  };
  const questions = hasNames ? all : all.filter(isClear);
  const choices = (list: string) => sheets.choices.filter(([name]) => name === list);
  let next = 0;
  const pick = (): number => picks[next++ % picks.length] as number;
  const rows = Array.from({ length: 4 }, () => {
    const ratings: { [id: string]: Rating } = {};
    const groups: { [name: string]: string } = {};
    const cells = questions.map(({ type, name }) => {
      if (type === "header" || type === "note") return "";
      if (type === "text") {
        groups[name] = `some text ${pick() % 3}`;
        return groups[name];
      }
      const list = choices(type.replace("select_one ", ""));
      const chosen = list[pick() % (list.length + 1)];
      const id = ids.get(name);
      if (id === undefined) groups[name] = chosen?.[1] ?? "";
      else {
        const value = chosen?.[1] ?? "dont_know";
        ratings[id] = value === "dont_know" ? null : value === "n/a" ? "n/a" : Number(value);
      }
      // Labels are those of the first language.
      return chosen?.[cell === "name" || id === undefined ? 1 : 2] ?? "";
    });
    return { ratings, groups, cells: [...cells, "2026-11-30"] };
  });
  const own = questions.filter(({ groups, type }) => groups.length === 0 && type !== "note");
  const lines = [[...questions.map(header), "_submission_time"], ...rows.map(({ cells }) => cells)];
  const table = await readTable(lines.map((cells) => `${cells.map(quoted).join(",")}\n`).join(""), {
    instrument: form.instrument,
    scale: form.scale,
    groups: own.map(header),
    onUnknownColumn: "ignore",
    catalogs: form.catalogs,
  });
  const plan: Plan = form.instrument === "1.0" ? domainPlan() : metricPlan();
  const scores = scoreTable(table, plan);
  return rows.flatMap(({ ratings, groups }, i) => {
    const expected = score(ratings, form.scale, plan);
    const wrong: unknown[] = [];
    const compare = (what: string, found: unknown, wanted: unknown): void => {
      if (JSON.stringify(found) !== JSON.stringify(wanted)) wrong.push({ row: i, what, found, wanted });
    };
    const found = table.row(i);
    for (const id of Object.keys(ratings)) compare(id, found[id as keyof typeof found], ratings[id]);
    compare("items", [...table.items].sort(), Object.keys(ratings).sort());
    for (const question of own) compare(question.name, table.group(header(question))[i], groups[question.name]);
    for (const [target, { score }] of Object.entries(expected.targets)) {
      const found = scores.score(target)[i] as number;
      const isSame = score === null ? Number.isNaN(found) : Math.abs(found - score) < 1e-12;
      if (!isSame) wrong.push({ row: i, what: `score of ${target}`, found, wanted: score });
    }
    return wrong;
  });
}
