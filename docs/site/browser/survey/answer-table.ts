// The table of answers, each with what it means. Its rows stay where they are while one of them is changed.
import { made } from "../elements.ts";
import type { AnswerMeaning, AnswerView, Choice, Setup } from "./messages.ts";
import { button, classed, headCell, pause, scrolled, selectOf, setChoices } from "./parts.ts";

/** A change of how a survey is read. */
export type Edit = (setup: Setup) => Setup;

interface Row {
  readonly element: HTMLTableRowElement;
  readonly count: HTMLTableCellElement;
  readonly select: HTMLSelectElement;
}

/** How many rows are made before the page is at hand again. */
const atOnce = 50;

/**
 * The table.
 *
 * @param edit - Called with what the person changes.
 */
export function answerTable(edit: (change: Edit) => void) {
  const body = made("tbody");
  const often = classed("number", headCell("col", "How often"));
  const head = made("tr", headCell("col", "Answer"), often, headCell("col", "What it means"));
  const caption = classed("unseen", made("caption", "What each answer means"));
  const table = made("table", caption, made("thead", head), body);
  const more = made("p");
  const turn = button("Turn the points around", () => edit(turned));
  const rows = new Map<string, Row>();
  let shows = 0;

  function rowOf(text: string, choices: readonly Choice[]): Row {
    const select = selectOf(choices);
    select.setAttribute("aria-label", `What “${text}” means`);
    select.addEventListener("change", () => {
      const meaning = meaningOf(select.value);
      edit((setup) => ({ ...setup, answers: { ...setup.answers, [text]: meaning } }));
    });
    const count = classed("number", made("td"));
    return { element: made("tr", headCell("row", text), count, made("td", select)), count, select };
  }

  return {
    element: made("div", scrolled(table, "Answers"), more, classed("buttons", made("p", turn))),

    async show({ min, max }: Setup, answers: readonly AnswerView[], moreAnswers: number): Promise<void> {
      const number = ++shows;
      const choices = choicesOf(min, max, answers);
      const texts = new Set(answers.map(({ text }) => text));
      for (const [text, { element }] of rows) {
        if (texts.has(text)) continue;
        element.remove();
        rows.delete(text);
      }
      more.hidden = moreAnswers === 0;
      more.textContent = `${moreAnswers.toLocaleString("en-US")} more different answers are not listed: is one of these columns not a question?`;
      turn.hidden = !answers.some(({ meaning }) => typeof meaning === "number");
      for (const [i, { text, count, meaning }] of answers.entries()) {
        if (i > 0 && i % atOnce === 0) {
          await pause();
          if (number !== shows) return;
        }
        let row = rows.get(text);
        if (row === undefined) {
          row = rowOf(text, choices);
          rows.set(text, row);
          body.append(row.element);
        }
        setChoices(row.select, choices);
        row.select.value = textOf(meaning);
        row.count.textContent = count.toLocaleString("en-US");
        row.element.classList.toggle("undecided", meaning === "undecided");
      }
      const inOrder = answers.flatMap(({ text }) => rows.get(text)?.element ?? []);
      const isSorted = inOrder.every((row, i) => row === body.children[i]);
      if (!isSorted && !body.contains(document.activeElement)) body.append(...inOrder);
    },

    /** The list of the first answer that the person has to decide. */
    undecided(): HTMLElement | undefined {
      return [...rows.values()].find(({ select }) => select.value === "undecided")?.select;
    },
  };
}

function turned(setup: Setup): Setup {
  const { min, max } = setup;
  const answers = Object.entries(setup.answers).map(([text, meaning]): [string, AnswerMeaning] => {
    return [text, typeof meaning === "number" ? min + max - meaning : meaning];
  });
  return { ...setup, answers: Object.fromEntries(answers) };
}

/** The points with their words, and what else an answer may mean. */
function choicesOf(min: number, max: number, answers: readonly AnswerView[]): readonly Choice[] {
  const count = max - min + 1;
  const points = count > 1 && count <= 201 ? Array.from({ length: count }, (_, i) => min + i) : [];
  return [
    { value: "undecided", text: "Choose…" },
    ...points.map((point) => ({ value: String(point), text: nameOf(point, min, max, answers) })),
    { value: "n/a", text: "Not applicable" },
    { value: "", text: "No answer" },
  ];
}

function nameOf(point: number, min: number, max: number, answers: readonly AnswerView[]): string {
  const word = answers.find(({ text, meaning }) => meaning === point && /\p{L}/u.test(text))?.text;
  const end = point === min ? " (lowest)" : point === max ? " (highest)" : "";
  if (word === undefined) return `${point}${end}`;
  return word.startsWith(String(point)) ? word : `${point}: ${word}`;
}

const textOf = (meaning: AnswerMeaning): string => (meaning === null ? "" : String(meaning));

function meaningOf(value: string): AnswerMeaning {
  return value === "" ? null : value === "n/a" || value === "undecided" ? value : Number(value);
}
