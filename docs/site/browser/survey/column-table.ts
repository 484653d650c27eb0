// The table of columns, each with its meaning. Recognized columns are folded; rows stay where they are.
import { made } from "../elements.ts";
import type { Edit } from "./answer-table.ts";
import type { Choice, ColumnView } from "./messages.ts";
import { classed, folded, headCell, pause, scrolled, selectOf } from "./parts.ts";
import { counted, listed } from "./phrases.ts";

interface Row {
  readonly element: HTMLTableRowElement;
  readonly why: HTMLElement;
  readonly examples: HTMLElement;
  readonly select: HTMLSelectElement;
}

/** How many rows are made before the page is at hand again. */
const atOnce = 10;

/**
 * The tables.
 *
 * @param edit - Called with what the person changes.
 */
export function columnTables(edit: (change: Edit) => void) {
  const element = made("div");
  /** By the place of its column; those that are folded are made when they are unfolded. */
  let rows: (Row | undefined)[] = [];
  let views: readonly ColumnView[] = [];
  let meanings: readonly Choice[] = [];
  let builds = 0;

  function rowOf({ header }: ColumnView, lists: HTMLSelectElement): Row {
    const select = lists.cloneNode(true) as HTMLSelectElement;
    select.setAttribute("aria-label", `What “${header}” is`);
    select.addEventListener("change", () => {
      const { value } = select;
      edit((setup) => ({ ...setup, columns: { ...setup.columns, [header]: value } }));
    });
    const why = made("small");
    const examples = made("small");
    const name = headCell("row", header === "" ? "(a column without a name)" : header, examples, why);
    return { element: made("tr", name, made("td", select)), why, examples, select };
  }

  function update(place: number): void {
    const [row, view] = [rows[place], views[place]];
    if (row === undefined || view === undefined) return;
    row.select.value = view.meaning;
    row.why.textContent = view.why;
    row.examples.textContent = view.examples.length === 0 ? "" : `such as ${view.examples.map(quoted).join(", ")}`;
    row.element.classList.toggle("undecided", isOpen(view));
  }

  async function build(places: readonly number[], body: HTMLElement): Promise<void> {
    const number = builds;
    const lists = selectOf([{ value: "undecided", text: "Choose…" }, ...meanings]);
    for (const [i, place] of places.entries()) {
      if (i > 0 && i % atOnce === 0) {
        await pause();
        if (number !== builds) return;
      }
      const row = rowOf(views[place] as ColumnView, lists);
      rows[place] = row;
      update(place);
      body.append(row.element);
    }
  }

  function rebuild(): void {
    builds++;
    rows = [];
    const places = views.map((_, place) => place);
    const isFolded = (place: number) => isRecognized(views[place] as ColumnView);
    const openFirst = (place: number) => Number(!isOpen(views[place] as ColumnView));
    const shown = places.filter((place) => !isFolded(place)).sort((one, other) => openFirst(one) - openFirst(other));
    const recognized = places.filter(isFolded);
    const [main, matched] = [made("tbody"), made("tbody")];
    const table = tableOf("Columns that were recognized as questions", matched);
    const fold = folded(summaryOf(recognized.map((place) => views[place] as ColumnView)), table);
    fold.addEventListener("toggle", () => build(recognized, matched), { once: true });
    element.replaceChildren(
      ...(shown.length > 0 ? [tableOf("What each column is", main)] : []),
      ...(recognized.length > 0 ? [fold] : []),
    );
    build(shown, main);
  }

  return {
    element,

    show(columns: readonly ColumnView[], choices: readonly Choice[]): void {
      const isSame =
        columns.length === views.length &&
        choices.length === meanings.length &&
        columns.every(({ header }, i) => header === views[i]?.header) &&
        choices.every(({ value }, i) => value === meanings[i]?.value);
      views = columns;
      meanings = choices;
      if (isSame) for (const place of views.keys()) update(place);
      else rebuild();
    },

    /** The list of a column by its header; that of the first column without one. */
    controlFor(header: string | undefined): HTMLElement | undefined {
      const named = rows[views.findIndex((view) => view.header === header)];
      const row = named ?? rows.find((one) => one !== undefined);
      return row?.select ?? element.querySelector("summary") ?? undefined;
    },
  };
}

const quoted = (text: string): string => `“${text}”`;
const isOpen = ({ meaning }: ColumnView): boolean => meaning === "undecided";
const isRecognized = ({ why, meaning }: ColumnView): boolean => why.startsWith("by ") && meaning !== "undecided";

function tableOf(caption: string, body: HTMLTableSectionElement): HTMLElement {
  const head = made("tr", headCell("col", "Column"), headCell("col", "What it is"));
  const name = classed("unseen", made("caption", caption));
  return scrolled(classed("columns", made("table", name, made("thead", head), body)), caption);
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
