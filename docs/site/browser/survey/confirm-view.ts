// Step 2: how a survey is read, and what of it the person can change. Controls stay the same elements, so that the
// focus stays where it is while their values change.
import { made } from "../elements.ts";
import { answerTable, type Edit } from "./answer-table.ts";
import { columnTables } from "./column-table.ts";
import type { Choice, ColumnView, Confirmation, OpenQuestion, Problem, Setup } from "./messages.ts";
import { button, classed, folded, labeled, problemList, selectOf, setChoices } from "./parts.ts";
import { counted } from "./phrases.ts";

/** Step 2 of a survey. */
export type ConfirmView = ReturnType<typeof confirmView>;

/**
 * Step 2 of a survey.
 *
 * @param prefix - Begins the ids of its elements.
 * @param edit - Called with what the person changes.
 */
export function confirmView(prefix: string, edit: (change: Edit) => void) {
  const found = classed("found", made("div"));
  const open = classed("to-decide", made("div"));
  open.tabIndex = -1;
  const failure = classed("to-decide", made("div"));
  failure.tabIndex = -1;
  failure.hidden = true;
  const instrument = instrumentChoice(prefix, edit);
  const scale = scaleFields(prefix, edit);
  const answers = answerTable(edit);
  const columns = columnTables(edit);
  const rows = rowChoices(edit);
  const details = fileDetails(edit);
  const leftOut = made("div");
  leftOut.tabIndex = -1;
  /** What the person was led to last, and the way from there to the next thing to choose. */
  let visited: HTMLElement | undefined;
  let questions: readonly OpenQuestion[] = [];
  const next = button("Next thing to choose", () => {
    next.remove();
    const [first] = questions;
    if (first !== undefined) goTo(first);
  });

  /** Where the person decides a question. */
  function controlFor({ about, header }: OpenQuestion): HTMLElement | undefined {
    if (about === "scale") return scale.min;
    if (about === "rows") return leftOut;
    return about === "answers" ? answers.undecided() : columns.controlFor(header);
  }

  function goTo(question: OpenQuestion): void {
    const control = controlFor(question);
    visited = control;
    for (let at = control?.parentElement; at; at = at.parentElement)
      if (at instanceof HTMLDetailsElement) at.open = true;
    control?.focus();
    control?.scrollIntoView({ block: "center" });
  }

  function showOpen({ open: openQuestions, suggestedScale }: Confirmation): void {
    questions = openQuestions;
    open.hidden = questions.length === 0;
    const items = questions.map((question) => {
      const link = made("a", question.text);
      link.href = `#${prefix}-answers`;
      link.addEventListener("click", (event) => {
        event.preventDefault();
        goTo(question);
      });
      const isOfScale = question.about === "answers" && suggestedScale !== null;
      return made("li", link, ...(isOfScale ? [" ", scaleButton(suggestedScale)] : []));
    });
    const text = made("p", made("strong", "Before it can be scored:"));
    replace(open, [text, made("ul", ...items)]);
  }

  function scaleButton({ min, max }: { readonly min: number; readonly max: number }): HTMLElement {
    return button(`Yes, the scale is ${min} to ${max}`, () => {
      // The button goes with its question.
      open.focus();
      edit((setup) => ({ ...setup, min, max }));
    });
  }

  /** Puts the way to the next thing to choose behind what was just settled. */
  function showNext(): void {
    const isSettled = visited !== undefined && questions.every((question) => controlFor(question) !== visited);
    if (isSettled && questions.length > 0 && document.activeElement === visited) visited?.after(next);
    else if (document.activeElement !== next) next.remove();
  }

  function showLeftOut({ leftOut: sentences, problems, problemCount }: Confirmation): void {
    const list = problemList(problems, problemCount);
    const isAlone = sentences.length === 0 || problems.length === 1;
    replace(leftOut, [
      ...sentences.map((sentence) => made("p", sentence)),
      ...(list.length === 0 ? [] : isAlone ? list : [folded("What could not be read", ...list)]),
    ]);
  }

  const answersName = made("h3", "Answers");
  answersName.id = `${prefix}-answers`;
  const element = made(
    "div",
    failure,
    open,
    found,
    classed("reading", made("div", instrument.element, scale.element)),
    classed(
      "reading",
      made("div", made("div", answersName, answers.element), made("div", made("h3", "Columns"), columns.element)),
    ),
    made("h3", "Which responses count"),
    leftOut,
    rows.element,
    details.element,
  );

  return {
    element,
    open,
    leftOut,

    /** Shows what is there now. */
    show(confirmation: Confirmation): void {
      const { setup } = confirmation;
      failure.hidden = true;
      replace(
        found,
        confirmation.found.map((sentence) => made("p", sentence)),
      );
      showOpen(confirmation);
      instrument.show(setup);
      scale.show(setup);
      answers.show(setup, confirmation.answers, confirmation.moreAnswers);
      columns.show(confirmation.columns, confirmation.meanings);
      rows.show(setup, confirmation.columns);
      details.show(setup, confirmation.sheets);
      showLeftOut(confirmation);
      showNext();
    },

    /** Shows that the file cannot be read as it was changed. */
    fail(problems: readonly Problem[], count: number): void {
      failure.hidden = false;
      const undo = made("p", "Change it back, or choose another way.");
      failure.replaceChildren(
        made("p", made("strong", "It cannot be read this way.")),
        ...problemList(problems, count),
        undo,
      );
    },
  };
}

/** Replaces what is in an element, unless it looks the same: what has the focus would lose it. */
function replace(place: HTMLElement, content: readonly HTMLElement[]): void {
  const isSame =
    place.children.length === content.length &&
    content.every((one, i) => one.textContent === place.children[i]?.textContent);
  if (!isSame) place.replaceChildren(...content);
}

function instrumentChoice(prefix: string, edit: (change: Edit) => void) {
  const radios = (["1.0", "2.0"] as const).map((instrument) => {
    const radio = made("input");
    radio.type = "radio";
    radio.name = `${prefix}-instrument`;
    radio.value = instrument;
    radio.addEventListener("change", () => edit((setup) => ({ ...setup, instrument })));
    return radio;
  });
  const texts = ["1.0 Self-Assessment (competencies)", "2.0 Metrics (metrics and look-fors)"];
  const labels = radios.map((radio, i) => made("label", radio, ` ${texts[i]}`));
  return {
    element: made("fieldset", made("legend", "Which instrument was asked?"), ...labels),
    show({ instrument }: Setup): void {
      for (const radio of radios) radio.checked = radio.value === instrument;
    },
  };
}

function scaleFields(prefix: string, edit: (change: Edit) => void) {
  const [min, max] = (["min", "max"] as const).map((end) => {
    const field = numberField();
    field.id = `${prefix}-${end}`;
    field.addEventListener("change", () => edit((setup) => ({ ...setup, [end]: field.valueAsNumber })));
    return field;
  }) as [HTMLInputElement, HTMLInputElement];
  return {
    min,
    element: made(
      "fieldset",
      made("legend", "On which scale?"),
      classed("row", made("div", labeled("From", min), labeled("to", max))),
      classed("help", made("p", "The lowest and the highest answer that a person could give.")),
    ),
    show(setup: Setup): void {
      for (const [field, value] of [
        [min, setup.min],
        [max, setup.max],
      ] as const) {
        if (!Object.is(field.valueAsNumber, value)) field.valueAsNumber = value;
      }
    },
  };
}

function numberField(): HTMLInputElement {
  const field = made("input");
  field.type = "number";
  field.step = "1";
  return field;
}

/** Which responses count: those with a text in a column, and one of each person. */
function rowChoices(edit: (change: Edit) => void) {
  const keepColumn = selectOf([]);
  const keepValue = selectOf([]);
  keepValue.setAttribute("aria-label", "The text that responses must have");
  const uniqueColumn = selectOf([]);
  const uniqueKeep = selectOf([
    { value: "last", text: "the last" },
    { value: "first", text: "the first" },
  ]);
  uniqueKeep.setAttribute("aria-label", "Which one is kept");
  let columns: readonly ColumnView[] = [];

  keepColumn.addEventListener("change", () => {
    const column = columns.find(({ header }) => header === keepColumn.value);
    const value = column?.values[0];
    edit((setup) => ({ ...setup, keep: column && value !== undefined ? { column: column.header, value } : null }));
  });
  keepValue.addEventListener("change", () => {
    const keep = { column: keepColumn.value, value: keepValue.value };
    edit((setup) => ({ ...setup, keep }));
  });
  for (const select of [uniqueColumn, uniqueKeep]) {
    select.addEventListener("change", () => {
      const column = uniqueColumn.value;
      const keep = uniqueKeep.value === "first" ? "first" : "last";
      edit((setup) => ({ ...setup, unique: column === none.value ? null : { column, keep } }));
    });
  }
  const isText = classed("row", made("span", made("span", "is"), keepValue));
  const kept = classed("row", made("span", uniqueKeep));
  return {
    element: made(
      "div",
      classed("row choice", made("div", labeled("Keep only responses where", keepColumn), isText)),
      classed("row choice", made("div", labeled("Keep one response for each", uniqueColumn), kept)),
    ),
    show({ keep, unique }: Setup, views: readonly ColumnView[]): void {
      columns = views;
      const others = views.filter(({ why, header }) => !why.startsWith("by ") && header !== "");
      const some = others.filter(({ values }) => values.length > 1);
      setChoices(keepColumn, [
        { value: none.value, text: "– all count –" },
        ...some.map(({ header }) => choice(header)),
      ]);
      keepColumn.value = keep?.column ?? none.value;
      isText.hidden = keep === null;
      setChoices(keepValue, (views.find(({ header }) => header === keep?.column)?.values ?? []).map(choice));
      if (keep) keepValue.value = keep.value;
      setChoices(uniqueColumn, [
        { value: none.value, text: "– all count –" },
        ...others.map(({ header }) => choice(header)),
      ]);
      uniqueColumn.value = unique?.column ?? none.value;
      kept.hidden = unique === null;
      if (unique) uniqueKeep.value = unique.keep;
    },
  };
}

/** No column: no header is this. */
const none = { value: "\0" };
const choice = (text: string): Choice => ({ value: text, text: shortened(text) });
const shortened = (text: string): string => (text.length > 60 ? `${text.slice(0, 59)}…` : text);

/** How the cells of the file are found. */
function fileDetails(edit: (change: Edit) => void) {
  const sheet = selectOf([]);
  sheet.addEventListener("change", () => edit((setup) => ({ ...setup, sheet: sheet.value })));
  const delimiter = selectOf([
    { value: "", text: "Found by itself" },
    { value: ",", text: "Comma" },
    { value: ";", text: "Semicolon" },
    { value: "\t", text: "Tab" },
  ]);
  delimiter.addEventListener("change", () => {
    const chosen = ([",", ";", "\t"] as const).find((one) => one === delimiter.value) ?? null;
    edit((setup) => ({ ...setup, delimiter: chosen }));
  });
  const encoding = selectOf([
    { value: "utf-8", text: "UTF-8 (most files)" },
    { value: "windows-1252", text: "Windows (older files of Excel)" },
    { value: "macintosh", text: "Mac (older files of Excel)" },
    { value: "utf-16le", text: "UTF-16" },
  ]);
  encoding.addEventListener("change", () => edit((setup) => ({ ...setup, encoding: encoding.value })));
  const skipRows = numberField();
  skipRows.min = "0";
  skipRows.addEventListener("change", () => {
    const rows = skipRows.valueAsNumber;
    edit((setup) => ({ ...setup, skipRows: Number.isInteger(rows) && rows >= 0 ? rows : 0 }));
  });
  const sheetField = labeled("Sheet", sheet);
  const textFields = [labeled("Between the cells", delimiter), labeled("Letters are written in", encoding)];
  return {
    element: folded(
      "Does something look wrong? How the file is read",
      classed(
        "row",
        made("div", sheetField, ...textFields, labeled("Rows above the row with the questions", skipRows)),
      ),
    ),
    show(setup: Setup, sheets: readonly string[]): void {
      sheetField.hidden = sheets.length < 2;
      for (const field of textFields) field.hidden = sheets.length > 0;
      setChoices(
        sheet,
        sheets.map((name) => ({ value: name, text: name })),
      );
      sheet.value = setup.sheet ?? "";
      delimiter.value = setup.delimiter ?? "";
      encoding.value = setup.encoding ?? "";
      if (skipRows.valueAsNumber !== setup.skipRows) skipRows.valueAsNumber = setup.skipRows;
    },
  };
}

/** What is ready to be scored, in words. */
export function readyText({ rows, responses, setup }: Confirmation): string {
  if (rows >= responses) return `Ready: ${counted(rows, "response", "responses")} will be scored.`;
  const others = responses - rows;
  const why = setup.keep || setup.unique ? (others === 1 ? "is left out" : "are left out") : "cannot be read";
  return `Ready: ${rows.toLocaleString("en-US")} of ${counted(responses, "response", "responses")} will be scored; ${others.toLocaleString("en-US")} ${why}.`;
}
