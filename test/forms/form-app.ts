// A stand-in for Google Apps Script: runs a script that makes forms, refuses what Google refuses, and gives the columns of
// the responses as Google exports them. Google's reference (developers.google.com/apps-script/reference/forms): lists of
// choices, rows, and columns must not be empty. Its editor and its API: no line breaks in what is shown in one line, and
// no choice, row, or column twice. The stand-in refuses all methods that the forms here have no need of.
import { createContext, runInContext } from "node:vm";

/** An item that a script has made. */
interface MadeItem {
  readonly type: string;
  readonly title: string;
  readonly help: string | null;
  readonly choices: readonly string[] | null;
  readonly rows: readonly string[] | null;
  readonly columns: readonly string[] | null;
}

/** A form that a script has made. */
export interface MadeForm {
  readonly title: string;
  readonly description: string | null;
  readonly settings: { readonly [name: string]: boolean };
  readonly items: readonly MadeItem[];
}

/** A column of a form's responses. */
export interface SheetColumn {
  readonly header: string;
  /** The answers to choose from; `null` where any text is typed. */
  readonly choices: readonly string[] | null;
}

type Mutable<Type> = { -readonly [Key in keyof Type]: Type[Key] };

/** Runs the function of a script in a context of its own. */
export function runScript(script: string, name: string): { forms: MadeForm[]; log: string[] } {
  const forms: MadeForm[] = [];
  const log: string[] = [];
  const FormApp = strict("FormApp", {
    create(title: unknown) {
      const made = { title: shown(title), description: null, settings: {}, items: [] };
      forms.push(made);
      return formOf(made, forms.length);
    },
  });
  const Logger = strict("Logger", {
    log(format: unknown, ...values: unknown[]) {
      log.push(values.reduce<string>((text, value) => text.replace("%s", () => typed(value)), typed(format)));
    },
  });
  runInContext(`${script}\n;${name}();`, createContext({ FormApp, Logger }));
  return { forms, log };
}

/** The columns of the responses: each row of a grid has its own. */
export function sheetColumns({ items }: MadeForm): SheetColumn[] {
  const questions = items.flatMap(({ type, title, choices, rows, columns }): SheetColumn[] => {
    if (type === "PageBreak" || type === "SectionHeader") return [];
    if (rows === null) return [{ header: title, choices }];
    return rows.map((row) => ({ header: `${title} [${row}]`, choices: columns }));
  });
  return [{ header: "Timestamp", choices: null }, ...questions];
}

type Methods = { readonly [method: string]: (...values: never[]) => unknown };

/** An object that has some methods, and fails for any other. */
function strict(name: string, methods: Methods): object {
  return new Proxy(methods, {
    get(target, key) {
      if (!Object.hasOwn(target, key)) throw new TypeError(`${name}.${String(key)} is not a function`);
      return target[key as string];
    },
  });
}

function formOf(made: { description: string | null; settings: object; items: MadeItem[] }, number: number): object {
  const added = (type: string, lists: readonly ("choices" | "rows" | "columns")[] = []) => {
    return [`add${type}Item`, () => itemOf(type, made.items, lists)] as const;
  };
  const form: object = strict("Form", {
    setDescription(text: unknown) {
      made.description = typed(text);
      return form;
    },
    setCollectEmail: setting("collectEmail"),
    setProgressBar: setting("progressBar"),
    getEditUrl: () => `https://forms.example/${number}/edit`,
    getPublishedUrl: () => `https://forms.example/${number}/viewform`,
    ...Object.fromEntries([
      added("PageBreak"),
      added("SectionHeader"),
      added("Text"),
      added("ParagraphText"),
      added("List", ["choices"]),
      added("MultipleChoice", ["choices"]),
      added("Grid", ["rows", "columns"]),
    ]),
  });
  return form;

  function setting(name: string) {
    return (value: unknown) => {
      if (typeof value !== "boolean") throw new TypeError(`Not true or false: ${String(value)}`);
      Object.assign(made.settings, { [name]: value });
      return form;
    };
  }
}

function itemOf(type: string, items: MadeItem[], lists: readonly ("choices" | "rows" | "columns")[]): object {
  const made: Mutable<MadeItem> = { type, title: "", help: null, choices: null, rows: null, columns: null };
  items.push(made);
  const setters = { choices: "setChoiceValues", rows: "setRows", columns: "setColumns" };
  const item: object = strict(`${type}Item`, {
    setTitle(text: unknown) {
      made.title = shown(text);
      return item;
    },
    setHelpText(text: unknown) {
      made.help = typed(text);
      return item;
    },
    ...Object.fromEntries(
      lists.map((list) => [
        setters[list],
        (values: unknown) => {
          made[list] = distinctTexts(values);
          return item;
        },
      ]),
    ),
  });
  return item;
}

function typed(text: unknown): string {
  if (typeof text !== "string") throw new TypeError(`Not a string: ${String(text)}`);
  return text;
}

/** Text that is shown in one line. */
function shown(text: unknown): string {
  const line = typed(text);
  if (line === "" || line !== line.trim() || /[\n\r\u2028\u2029]/.test(line)) {
    throw new TypeError(`Not a line of text: ${JSON.stringify(line)}`);
  }
  return line;
}

function distinctTexts(values: unknown): string[] {
  if (!Array.isArray(values) || values.length === 0) throw new TypeError("Not a list with values");
  const texts = Array.from(values, shown);
  if (new Set(texts).size < texts.length) throw new TypeError(`Duplicate values: ${texts.join(", ")}`);
  return texts;
}
