// XLSForms as pyxform converts them, the program with which KoboToolbox, ODK, and Survey123 read XLSForms. It needs a
// Python with pyxform: TEST_PYTHON, else python3. Where there is none, the tests are skipped, and their name tells.
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { scale } from "cei-framework";
import fc from "fast-check";
import { describe, expect, it } from "vitest";
import writeExcelFile from "write-excel-file/node";
import { toXlsForm, type XlsForm } from "../../src/forms/to-xls-form.ts";
import { formsOf, hostileText, questionsOf } from "./xls-forms.ts";

const python = process.env["TEST_PYTHON"] ?? "python3";
const hasPyxform = spawnSync(python, ["-c", "import pyxform"]).status === 0;
const missing = hasPyxform ? "" : ` (skipped: ${python} has no pyxform)`;

/** What became of one form. */
interface Converted {
  readonly error?: string;
  readonly warnings: readonly string[];
  readonly title: string;
  readonly id: string;
  readonly defaultLanguage: string | null;
  /** The path of each question and group, in the body's order: "/data/D1/c1_1". */
  readonly paths: readonly string[];
  /** By path or "list/name"; by language, or "" where there are none. */
  readonly labels: { readonly [path: string]: { readonly [language: string]: string } };
  readonly hints: { readonly [path: string]: { readonly [language: string]: string } };
  /** The names of the choices of each list. */
  readonly lists: { readonly [list: string]: readonly string[] };
  /** The list of each question with one. */
  readonly uses: { readonly [path: string]: string };
  /** Names of questions that must be answered. */
  readonly required: readonly string[];
}

/** Reads forms from standard input, as JSON: sheets, or the path of a file. Writes what is in the XForm. */
const script = `
import json, re, sys
import xml.etree.ElementTree as ET
from pyxform.xls2xform import convert

X = "{http://www.w3.org/2002/xforms}"
H = "{http://www.w3.org/1999/xhtml}"

def rows(sheet):
    header, *lines = sheet
    return [{k: v for k, v in zip(header, line) if v != ""} for line in lines]

def convert_one(form):
    source = form if isinstance(form, str) else {
        name: rows(sheet) for name, sheet in form.items()
    }
    result = convert(xlsform=source, validate=False)
    root = ET.fromstring(result.xform.encode("utf-8"))
    texts, default = {}, None
    for translation in root.iter(X + "translation"):
        language = translation.get("lang")
        if translation.get("default"):
            default = language
        for text in translation.iter(X + "text"):
            texts.setdefault(text.get("id"), {})[language] = "".join(text.find(X + "value").itertext())
    def localized(node):
        found = re.match(r"jr:itext\\('(.*)'\\)$", node.get("ref") or "")
        return texts[found[1]] if found else {"": "".join(node.itertext())}
    out = {"warnings": result.warnings, "labels": {}, "hints": {}, "lists": {}, "uses": {}, "paths": []}
    out["title"] = root.find(f"{H}head/{H}title").text
    out["defaultLanguage"] = default
    model = root.find(f"{H}head/{X}model")
    out["id"] = model.find(f"{X}instance")[0].get("id")
    out["required"] = [b.get("nodeset") for b in model.iter(X + "bind") if b.get("required")]
    for instance in model.findall(X + "instance")[1:]:
        name = instance.get("id")
        out["lists"][name] = []
        for item in instance.iter(X + "item"):
            value = item.find(X + "name").text
            out["lists"][name].append(value)
            label, key = item.find(X + "label"), item.find(X + "itextId")
            out["labels"][name + "/" + value] = texts[key.text] if label is None else {"": label.text}
    for node in root.find(H + "body").iter():
        path = node.get("ref")
        if node.tag not in [X + tag for tag in ("group", "input", "select1")]:
            continue
        out["paths"].append(path)
        for part, to in (("label", "labels"), ("hint", "hints")):
            found = node.find(X + part)
            if found is not None:
                out[to][path] = localized(found)
        itemset = node.find(X + "itemset")
        if itemset is not None:
            out["uses"][path] = re.match(r"instance\\('(.*)'\\)", itemset.get("nodeset"))[1]
    return out

results = []
for form in json.load(sys.stdin):
    try:
        results.append(convert_one(form))
    except Exception as error:
        results.append({"error": f"{type(error).__name__}: {error}"})
json.dump(results, sys.stdout)
`;

/** What pyxform makes of forms, in one process. */
function converted(forms: readonly (XlsForm | string)[]): Converted[] {
  const env = { ...process.env, PYTHONIOENCODING: "utf-8", PYTHONUTF8: "1" };
  const { stdout, stderr, status } = spawnSync(python, ["-c", script], {
    input: JSON.stringify(forms),
    encoding: "utf8",
    maxBuffer: 2 ** 30,
    env,
  });
  if (status !== 0) throw new Error(stderr);
  return JSON.parse(stdout) as Converted[];
}

/** A text as pyxform has it: single spaces and straight quotes. */
function plain(text: string): string {
  return text.trim().replace(/ +/g, " ").replace(/[‘’]/g, "'").replace(/[“”]/g, '"');
}

/** What an XForm has that its sheets have not, and the other way around. */
function differences(form: XlsForm, found: Converted): unknown[] {
  if (found.error !== undefined) return [{ error: found.error, form }];
  const wrong: unknown[] = [];
  const compare = (what: string, one: unknown, other: unknown): void => {
    if (JSON.stringify(one) !== JSON.stringify(other)) wrong.push({ what, found: one, expected: other });
  };
  const [header = [], ...rows] = form.survey;
  const [choiceHeader = [], ...choices] = form.choices;
  const [settings = [], values = []] = form.settings;
  const setting = (name: string): string | undefined => values[settings.indexOf(name)];
  // pyxform knows languages without scripts and regions alone: no "zh-Hans". The forms here have none.
  compare("warnings", found.warnings, []);
  compare("title", found.title, plain(setting("form_title") as string));
  compare("id", found.id, setting("form_id"));
  compare("default", found.defaultLanguage, setting("default_language") ?? null);
  compare("required", found.required, []);
  const textsOf = (
    row: readonly string[],
    header: readonly string[],
    column: string,
  ): { [language: string]: string } => {
    return Object.fromEntries(
      header.flatMap((name, i) => {
        const [first, language = ""] = name.split("::");
        return first === column && row[i] !== "" ? [[language, plain(row[i] as string)]] : [];
      }),
    );
  };
  const compareTexts = (what: string, one: Converted["labels"][string] | undefined, expected: object): void => {
    const texts = Object.entries(one ?? {}).map(([language, text]) => [language, plain(text)]);
    compare(what, Object.fromEntries(texts.sort()), Object.fromEntries(Object.entries(expected).sort()));
  };
  const lists: { [list: string]: string[] } = {};
  for (const choice of choices) {
    const [list, name] = choice as [string, string];
    lists[list] = [...(lists[list] ?? []), name];
    compareTexts(`label of ${list}/${name}`, found.labels[`${list}/${name}`], textsOf(choice, choiceHeader, "label"));
  }
  compare("lists", Object.entries(found.lists).sort(), Object.entries(lists).sort());
  const paths: string[] = [];
  const steps = ["/data"];
  for (const [i, row] of rows.entries()) {
    const [type, name] = row as [string, string];
    if (type === "end_group") {
      steps.pop();
      continue;
    }
    const path = [...steps, name].join("/");
    paths.push(path);
    compareTexts(`label of ${path}`, found.labels[path], textsOf(row, header, "label"));
    const hints = textsOf(row, header, "hint");
    compareTexts(`hint of ${path}`, found.hints[path], hints);
    if (type.startsWith("select_one ")) compare(`list of ${path}`, found.uses[path], type.slice(11));
    if (type !== "begin_group") continue;
    steps.push(name);
    if (row.at(-1) === "table-list") paths.push([...steps, `reserved_name_for_field_list_labels_${i + 3}`].join("/"));
  }
  compare("paths", found.paths, paths);
  return wrong;
}

describe.skipIf(!hasPyxform)(`pyxform converts XLSForms${missing}`, () => {
  it("of any forms, without a warning, and with every text as in the sheets", () => {
    const forms = fc.sample(formsOf(hostileText), 300).map(toXlsForm);
    const results = converted(forms);
    expect(results.length).toBe(forms.length);
    expect(forms.flatMap((form, i) => differences(form, results[i] as Converted)).slice(0, 5)).toEqual([]);
  });

  it("to columns with the names that exports have", () => {
    const forms = fc.sample(formsOf(hostileText), { seed: 7, numRuns: 100 }).map(toXlsForm);
    const wrong = converted(forms).flatMap(({ paths }, i) => {
      const names = questionsOf(forms[i] as XlsForm).map(({ name, groups }) => {
        return ["/data", ...groups.map(({ name }) => name), name].join("/");
      });
      return names.filter((name) => !paths.includes(name));
    });
    expect(wrong).toEqual([]);
  });

  it("from .xlsx files, as the guide writes them", async () => {
    const folder = mkdtempSync(join(tmpdir(), "xls-form-"));
    try {
      const forms = fc.sample(formsOf(hostileText), { seed: 8, numRuns: 30 }).map(toXlsForm);
      const files: string[] = [];
      for (const [i, form] of forms.entries()) {
        const file = join(folder, `${i}.xlsx`);
        const sheets = Object.entries(form).map(([sheet, data]) => ({ sheet, data: data.map((row) => [...row]) }));
        await writeExcelFile(sheets).toFile(file);
        files.push(file);
      }
      const results = converted(files);
      expect(forms.flatMap((form, i) => differences(form, results[i] as Converted)).slice(0, 5)).toEqual([]);
    } finally {
      rmSync(folder, { recursive: true });
    }
  });

  it("and fails where a text has a reference: the word joiner is needed", () => {
    const form = toXlsForm({ instrument: "1.0", scale: scale({ min: 1, max: 2 }), title: "a $\u007Bb}" });
    const raw = JSON.parse(JSON.stringify(form).replaceAll("\u2060", "")) as XlsForm;
    const [whole, broken] = converted([form, raw]) as [Converted, Converted];
    expect([whole.error, whole.title]).toEqual([undefined, "a $\u2060\u007Bb}"]);
    expect(broken.error).toMatch(/^PyXFormError: .*form_title/);
  });
});
