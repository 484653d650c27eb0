// The page of the playground: what is entered goes to the worker, what it answers is shown.
import type { VegaLiteSpec } from "cei-framework/charts";
import type { DrawChart } from "./drawing.ts";
import { element, made } from "./elements.ts";
import { example, mistakes } from "./examples.ts";
import type { Answer, Explained, Problem, Request } from "./messages.ts";

declare const drawChart: DrawChart;
/** The worker's script, put here when the site is built: a file of its own could not be loaded from a file system. */
declare const workerSource: string;

/** Text that is longer is not put into the field, in which it would hold up the page. */
const longText = 200_000;

const worker = new Worker(URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" })));
const form = element<HTMLFormElement>("#setup");
const field = element<HTMLTextAreaElement>("#csv");
const chooser = element<HTMLInputElement>("#file");
const status = element("#status");
const view = element<HTMLSelectElement>("#view");
const by = element<HTMLSelectElement>("#by");
const row = element<HTMLInputElement>("#row");
let file: File | null = null;

function ask(request: Request): void {
  worker.postMessage(request);
}

function submit(): void {
  // Whatever asks for scores, an empty scale is no scale.
  if (!form.reportValidity()) return;
  const given = new FormData(form);
  const text = (name: string): string => String(given.get(name) ?? "").trim();
  const input = file ?? field.value;
  if (typeof input === "string" && input.trim() === "") {
    status.textContent = "There is nothing to score yet: paste ratings, choose a file, or try an example.";
    return;
  }
  element("#problems").hidden = true;
  element("#results").hidden = true;
  status.textContent = "Reading…";
  ask({
    ask: "score",
    input,
    instrument: text("instrument") === "2.0" ? "2.0" : "1.0",
    min: Number(text("min")),
    max: Number(text("max")),
    low: text("low"),
    high: text("high"),
    minCoverage: Number(text("minCoverage")),
  });
}

function choose(chosen: File | null): void {
  file = chosen;
  element("#chosen").textContent =
    chosen === null ? "" : `${chosen.name}, ${chosen.size.toLocaleString("en")} bytes, in place of the field`;
  field.disabled = chosen !== null;
  element("#use-field").hidden = chosen === null;
}

function fill(text: string): void {
  chooser.value = "";
  choose(null);
  field.value = text;
  submit();
}

function showProblems(problems: readonly Problem[], summary: string): void {
  element("#problems").hidden = problems.length === 0;
  element("#problem-summary").textContent = summary;
  const rows = problems.map(({ line, column, message }) => {
    return made("tr", made("td", line === null ? "" : String(line)), made("td", column), made("td", message));
  });
  element("#problem-rows").replaceChildren(...rows);
}

function draw(spec: VegaLiteSpec, place: HTMLElement): void {
  drawChart(spec, place).catch((error: unknown) => {
    place.textContent = `The chart could not be drawn: ${String(error)}`;
  });
}

function options(select: HTMLSelectElement, texts: readonly (readonly [string, string])[]): void {
  select.replaceChildren(...texts.map(([value, text]) => new Option(text, value)));
}

function button(text: string, act: () => void): HTMLButtonElement {
  const one = made("button", text);
  one.type = "button";
  one.addEventListener("click", act);
  return one;
}

function askSummary(): void {
  ask({ ask: "summary", view: Number(view.value), by: by.value });
}

function askRow(): void {
  const number = Number(row.value);
  if (!Number.isInteger(number) || number < 1 || number > Number(row.max)) {
    element("#row-name").textContent = `There are rows 1 to ${row.max}.`;
    element("#profiles").replaceChildren();
    element("#explanation").replaceChildren();
    return;
  }
  ask({ ask: "row", row: number - 1 });
}

function explanation({
  caption,
  rows,
}: {
  readonly caption: string;
  readonly rows: readonly Explained[];
}): HTMLElement {
  const head = made("tr");
  for (const text of ["What", "Rating", "Score, 0 to 1", "Rated"]) {
    const cell = made("th", text);
    cell.scope = "col";
    head.append(cell);
  }
  const body = rows.map(({ depth, id, name, rating, score, coverage }) => {
    const what = made("th", `${id} ${name}`);
    what.scope = "row";
    what.className = `depth-${depth}`;
    const cells = [
      rating,
      score === null ? "–" : score.toFixed(4),
      coverage === null ? "" : `${Math.floor(coverage * 1000 + 1e-6) / 10}%`,
    ];
    return made("tr", what, ...cells.map((text) => made("td", text)));
  });
  const region = made("div", made("table", made("caption", caption), made("thead", head), made("tbody", ...body)));
  region.className = "scroll";
  region.tabIndex = 0;
  region.setAttribute("role", "region");
  region.setAttribute("aria-label", caption);
  return region;
}

function show(answer: Answer): void {
  switch (answer.answer) {
    case "progress":
      status.textContent = `Reading… ${answer.rows.toLocaleString("en")} rows`;
      break;
    case "failed":
      status.textContent = "It could not be scored.";
      showProblems(
        answer.problems,
        answer.count > answer.problems.length
          ? `${answer.count.toLocaleString("en")} problems, of which the first ${answer.problems.length}:`
          : "Nothing was scored.",
      );
      break;
    case "scored": {
      const { rows, items, absent, groups, rejected, problems, count, views } = answer;
      const read = `${rows.toLocaleString("en")} ${rows === 1 ? "row" : "rows"}`;
      status.textContent =
        rejected === 0 ? `${read} scored.` : `${read} scored, ${rejected.toLocaleString("en")} left out.`;
      const left = `${rejected.toLocaleString("en")} ${rejected === 1 ? "row was" : "rows were"} left out; the others are scored below.`;
      const listed =
        count === problems.length
          ? ""
          : ` ${count.toLocaleString("en")} problems, of which the first ${problems.length}:`;
      showProblems(problems, left + listed);
      element("#results").hidden = rows === 0;
      if (rows === 0) break;
      const kept = groups.length === 0 ? "no other columns" : `kept as text: ${groups.join(", ")}`;
      element("#read-summary").textContent = `${read}, ${items} items have a column, ${absent} have none; ${kept}.`;
      options(
        view,
        views.map((name, i) => [String(i), name]),
      );
      options(by, [["", "all rows"], ...groups.map((name): [string, string] => [name, name])]);
      const downloads = views.map((name, i) =>
        button(`Download CSV: ${name}`, () => ask({ ask: "csv", view: i, by: null })),
      );
      element("#downloads").replaceChildren(...downloads);
      row.max = String(rows);
      row.value = "1";
      askSummary();
      askRow();
      break;
    }
    case "summary": {
      const cells = (name: "td" | "th", texts: readonly string[]): HTMLTableRowElement => {
        const row = made("tr", ...texts.map((text, i) => made(i === 0 ? "th" : name, text)));
        for (const head of row.querySelectorAll("th")) head.scope = name === "th" ? "col" : "row";
        return row;
      };
      element("#summary-caption").textContent =
        answer.more === 0 ? answer.caption : `${answer.caption}; ${answer.more} more rows are not shown`;
      element("#summary-head").replaceChildren(cells("th", answer.head));
      element("#summary-rows").replaceChildren(...answer.rows.map((texts) => cells("td", texts)));
      const place = element("#summary-chart");
      place.replaceChildren();
      if (answer.chart === null) place.textContent = "So many groups make no picture; the table has them.";
      else draw(answer.chart, place);
      break;
    }
    case "row": {
      element("#row-name").textContent = answer.name;
      const places = answer.charts.map(() => made("div"));
      element("#profiles").replaceChildren(...places);
      answer.charts.forEach((chart, i) => {
        draw(chart, places[i] as HTMLElement);
      });
      const unused =
        answer.unused.length === 0
          ? []
          : [made("p", `Rated, and used by no score of the last table: ${answer.unused.join("; ")}.`)];
      element("#explanation").replaceChildren(...answer.explanations.map(explanation), ...unused);
      break;
    }
    case "csv": {
      const link = made("a");
      link.href = URL.createObjectURL(answer.blob);
      link.download = answer.file;
      link.click();
      // The browser reads it after the click.
      setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
      break;
    }
  }
}

worker.addEventListener("message", ({ data }: MessageEvent<Answer>) => show(data));
form.addEventListener("submit", (event) => {
  event.preventDefault();
  submit();
});
chooser.addEventListener("change", () => {
  choose(chooser.files?.[0] ?? null);
  if (file !== null) submit();
});
const drop = element("#drop");
drop.addEventListener("dragover", (event) => {
  event.preventDefault();
  drop.classList.add("over");
});
drop.addEventListener("dragleave", () => drop.classList.remove("over"));
drop.addEventListener("drop", (event) => {
  event.preventDefault();
  drop.classList.remove("over");
  const [dropped] = event.dataTransfer?.files ?? [];
  if (dropped === undefined) return;
  choose(dropped);
  submit();
});
field.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text") ?? "";
  if (text.length <= longText) return;
  event.preventDefault();
  choose(new File([text], "what was pasted"));
  // The field, which had the focus, is out of use now.
  element("#use-field").focus();
  submit();
});
element("#example").addEventListener("click", () => {
  element<HTMLInputElement>('[name="instrument"][value="1.0"]').checked = true;
  fill(example);
});
element("#mistakes").addEventListener("click", () => {
  element<HTMLInputElement>('[name="instrument"][value="1.0"]').checked = true;
  fill(mistakes);
});
element("#use-field").addEventListener("click", () => {
  chooser.value = "";
  choose(null);
  field.focus();
});
element("#summary-csv").addEventListener("click", () => {
  ask({ ask: "csv", view: Number(view.value), by: by.value });
});
view.addEventListener("change", askSummary);
by.addEventListener("change", askSummary);
row.addEventListener("change", askRow);
