// Pieces that the steps of scoring a survey are made of.
import { made } from "../elements.ts";
import type { Choice, Problem } from "./messages.ts";

/** Lets the browser do what waits, such as drawing what is there so far. */
export const pause = (): Promise<void> => new Promise((done) => setTimeout(done));

/**
 * A button.
 *
 * @param text - What is on it.
 * @param act - What it does.
 * @param about - Its name for screen readers, where the text alone does not tell it from others.
 */
export function button(text: string, act: () => void, about?: string): HTMLButtonElement {
  const one = made("button", text);
  one.type = "button";
  if (about !== undefined) one.setAttribute("aria-label", about);
  one.addEventListener("click", act);
  return one;
}

/** An element of a class. */
export function classed<Kind extends HTMLElement>(name: string, one: Kind): Kind {
  one.className = name;
  return one;
}

/** A part that can be unfolded. */
export function folded(summary: string | Node, ...content: readonly (string | Node)[]): HTMLDetailsElement {
  return made("details", made("summary", summary), ...content);
}

/** A choice of one of several, and what is called when another one is chosen. */
export function radioChoice(
  legend: string,
  name: string,
  texts: readonly string[],
  choose: (place: number) => void,
): HTMLFieldSetElement {
  const labels = texts.map((text, i) => {
    const radio = made("input");
    radio.type = "radio";
    radio.name = name;
    radio.checked = i === 0;
    radio.addEventListener("change", () => choose(i));
    return made("label", radio, ` ${text}`);
  });
  return made("fieldset", made("legend", legend), ...labels);
}

/** A field with its label before it. */
export function labeled(text: string, field: HTMLElement): HTMLLabelElement {
  return made("label", `${text} `, field);
}

/** A list to choose from; some choices are in groups. */
export function selectOf(choices: readonly Choice[]): HTMLSelectElement {
  const select = made("select");
  let last: HTMLOptGroupElement | undefined;
  for (const { value, text, group } of choices) {
    if (group === undefined) {
      select.append(new Option(text, value));
      continue;
    }
    if (last?.label !== group) {
      last = made("optgroup");
      last.label = group;
      select.append(last);
    }
    last.append(new Option(text, value));
  }
  return select;
}

/** Replaces the choices of a list, unless it has these already, and keeps what is chosen. */
export function setChoices(select: HTMLSelectElement, choices: readonly Choice[]): void {
  const { options, value } = select;
  const isSame =
    options.length === choices.length &&
    choices.every((choice, i) => options[i]?.value === choice.value && options[i]?.text === choice.text);
  if (isSame) return;
  select.replaceChildren(...selectOf(choices).children);
  select.value = value;
}

/** A cell that heads a column or a row. */
export function headCell(scope: "col" | "row", ...content: readonly (string | Node)[]): HTMLTableCellElement {
  const cell = made("th", ...content);
  cell.scope = scope;
  return cell;
}

/** A table in a region that scrolls where the table is wider. */
export function scrolled(table: HTMLTableElement, name: string): HTMLElement {
  const region = classed("scroll", made("div", table));
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", name);
  return region;
}

/** What is wrong: one problem as a sentence, several as a table. */
export function problemList(problems: readonly Problem[], count: number): readonly HTMLElement[] {
  const [first] = problems;
  if (first === undefined) return [];
  if (problems.length === 1 && first.line === null && first.column === "") return [made("p", first.message)];
  const rows = problems.map(({ line, column, message }) =>
    made(
      "tr",
      headCell("row", line === null ? "–" : line.toLocaleString("en-US")),
      made("td", column),
      made("td", message),
    ),
  );
  const caption =
    count > problems.length
      ? `The first ${problems.length} of ${count.toLocaleString("en-US")} problems`
      : count === 1
        ? "One problem"
        : `${count} problems`;
  const head = made("tr", ...["Line", "Column", "What is wrong"].map((text) => headCell("col", text)));
  const table = made("table", made("caption", caption), made("thead", head), made("tbody", ...rows));
  return [scrolled(table, "Problems")];
}
