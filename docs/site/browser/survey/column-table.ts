// The table of columns, each with what it is. What was recognized is folded; rows stay where they are.
import { made } from "../elements.ts";
import type { Edit } from "./answer-table.ts";
import type { Choice, ColumnView } from "./messages.ts";
import { classed, folded, headCell, pause, scrolled, selectOf } from "./parts.ts";
import { counted, listed } from "./phrases.ts";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly why: HTMLElement;
  readonly select: HTMLSelectElement;
}

/** How many rows are made before the page is at hand again. */
const atOnce = 25;

/**
 * The tables.
 *
 * @param edit - Called with what the person changes.
 */
export function columnTables(edit: (change: Edit) => void) {
  const element = made("div");
  let rows: Row[] = [];
  let views: readonly ColumnView[] = [];
  let shows = 0;

  function rowOf({ header, examples }: ColumnView, lists: HTMLSelectElement): Row {
    const select = lists.cloneNode(true) as HTMLSelectElement;
    select.setAttribute("aria-label", `What “${header}” is`);
    select.addEventListener("change", () => {
      const { value } = select;
      edit((setup) => ({ ...setup, columns: { ...setup.columns, [header]: value } }));
    });
    const why = made("small");
    const texts = made("small", examples.length === 0 ? "" : `such as ${examples.map(quoted).join(", ")}`);
    const name = headCell("row", header === "" ? "(a column without a name)" : header, texts, why);
    return { element: made("tr", name, made("td", select)), why, select };
  }

  function update(row: Row | undefined, { meaning, why }: ColumnView): void {
    if (row === undefined) return;
    row.select.value = meaning;
    row.why.textContent = why;
    row.element.classList.toggle("undecided", meaning === "undecided");
  }

  return {
    element,

    async show(columns: readonly ColumnView[], meanings: readonly Choice[]): Promise<void> {
      const number = ++shows;
      const isSame =
        columns.length === views.length &&
        rows.length === columns.length &&
        columns.every(({ header }, i) => header === views[i]?.header) &&
        meanings.every(({ value }, i) => rows[0]?.select.options[i + 1]?.value === value);
      views = columns;
      if (isSame) {
        columns.forEach((column, i) => {
          update(rows[i], column);
        });
        return;
      }
      rows = [];
      const lists = selectOf([{ value: "undecided", text: "Choose…" }, ...meanings]);
      const [main, matched] = [made("tbody"), made("tbody")];
      const recognized = columns.filter(isRecognized);
      element.replaceChildren(
        ...(recognized.length < columns.length ? [tableOf("What each column is", main)] : []),
        ...(recognized.length > 0
          ? [folded(summaryOf(recognized), tableOf("Columns that were recognized as questions", matched))]
          : []),
      );
      const places = columns.map((column, place) => ({ column, place }));
      places.sort((one, other) => Number(isOpen(other.column)) - Number(isOpen(one.column)));
      for (const [i, { column, place }] of places.entries()) {
        if (i > 0 && i % atOnce === 0) {
          await pause();
          if (number !== shows) return;
        }
        const row = rowOf(column, lists);
        rows[place] = row;
        update(row, column);
        (isRecognized(column) ? matched : main).append(row.element);
      }
    },

    /** The list of a column that the person has to decide, by a sentence about it; of the first column otherwise. */
    controlFor(sentence: string): HTMLElement | undefined {
      const place = views.findIndex(
        ({ header, meaning }) => meaning === "undecided" && sentence.includes(quoted(header)),
      );
      return rows[Math.max(0, place)]?.select;
    },

    /** Whether a sentence is about a column that the person has to decide. */
    isAbout(sentence: string): boolean {
      return views.some(({ header, meaning }) => meaning === "undecided" && sentence.includes(quoted(header)));
    },
  };
}

const quoted = (text: string): string => `“${text}”`;
const isOpen = ({ meaning }: ColumnView): boolean => meaning === "undecided";
const isRecognized = ({ why, meaning }: ColumnView): boolean => why.startsWith("by ") && meaning !== "undecided";

function tableOf(caption: string, body: HTMLTableSectionElement): HTMLElement {
  const head = made("tr", headCell("col", "Column"), headCell("col", "What it is"));
  const table = classed("columns", made("table", made("caption", caption), made("thead", head), body));
  return scrolled(table, caption);
}

/** "34 questions were recognized by their number". */
function summaryOf(columns: readonly ColumnView[]): string {
  const counts = new Map<string, number>();
  for (const { why } of columns) counts.set(why, (counts.get(why) ?? 0) + 1);
  const all = counted(columns.length, "question was", "questions were");
  const ways = [...counts].map(([why, count]) => (counts.size === 1 ? why : `${count} ${why}`));
  const how = listed(ways, "and").replaceAll(
    "by its number",
    columns.length === 1 ? "by its number" : "by their number",
  );
  return `${all} recognized${counts.size === 1 ? " " : ": "}${how}`;
}
