// The page that scores a survey: what a person chooses goes to the worker, and what it answers is shown step by step.
import { download } from "./download.ts";
import { element, made } from "./elements.ts";
import { example, lookForExample, mistakes } from "./examples.ts";
import type { Edit } from "./survey/answer-table.ts";
import { type ConfirmView, confirmView, readyText } from "./survey/confirm-view.ts";
import type { Answer, Confirmation, Problem, Request, Setup } from "./survey/messages.ts";
import { button, classed, problemList } from "./survey/parts.ts";
import { counted } from "./survey/phrases.ts";
import { reportView } from "./survey/report-view.ts";

/** The worker's script, put here when the site is built: a file of its own could not be loaded from a file system. */
declare const workerSource: string;

/** Text that is longer is not put into the field, in which it would hold up the page. */
const longText = 200_000;
/** How long to wait until the window has its new width, in milliseconds. */
const settled = 300;
/** Charts are drawn anew when there is so much more or less room, in pixels. */
const otherWidth = 40;

/** A survey whose reading is shown. */
interface Step {
  readonly isSecond: boolean;
  readonly section: HTMLElement;
  readonly view: ConfirmView;
  /** As the worker has confirmed it; `null` before. */
  confirmation: Confirmation | null;
  /** What was changed since. */
  edits: Edit[];
  name: string;
}

const status = element("#status");
const chooser = element<HTMLInputElement>("#file");
const secondChooser = element<HTMLInputElement>("#second");
const field = element<HTMLTextAreaElement>("#csv");
const minCount = element<HTMLInputElement>("#min-count");
const minCoverage = element<HTMLSelectElement>("#min-coverage");
const reportSection = element("#step-report");
const printButton = element<HTMLButtonElement>("#print");
const printText = printButton.textContent;
const titleField = element<HTMLInputElement>("#title");
const times = [...document.querySelectorAll<HTMLInputElement>('[name="time"]')];
const report = reportView(element("#report"), (key) => ask({ ask: "file", key }), fileName);
const own = stepOf("own", "#step-check");
const second = stepOf("second", "#step-second");

const workerAddress = URL.createObjectURL(new Blob([workerSource], { type: "text/javascript" }));
let worker = startWorker();
let isWorkerUsed = false;
/** What the worker is doing: it is asked for one thing at a time, so that no change is lost. */
let waitingFor: { readonly kind: "open" | "change"; readonly step: Step } | { readonly kind: "report" } | null = null;
/** Whether the survey is scored as soon as what was changed is read. */
let isScoreWanted = false;
let drawnWidth = 0;
/** The state of the report. A report is old once the survey is read differently, or scored by other rules. */
let shown: "nothing" | "report" | "comparison" | "old" = "nothing";

function stepOf(prefix: string, selector: string): Step {
  const section = element(selector);
  const view = confirmView(prefix, (edit) => {
    step.edits.push(edit);
    if (!step.isSecond || shown === "comparison") outdate("Something was changed");
    sendEdits();
  });
  const step: Step = { isSecond: prefix === "second", section, view, confirmation: null, edits: [], name: "" };
  section.querySelector(".view")?.append(view.element);
  return step;
}

/** A worker; what an earlier one still sends is not heard. */
function startWorker(): Worker {
  const started = new Worker(workerAddress);
  started.addEventListener("message", ({ data }: MessageEvent<Answer>) => {
    if (started === worker) show(data);
  });
  started.addEventListener("error", ({ message }) => {
    if (started === worker) show({ answer: "failed", problems: [{ line: null, column: "", message }], count: 1 });
  });
  return started;
}

function ask(request: Request): void {
  isWorkerUsed = true;
  worker.postMessage(request);
}

/** Opens the survey. */
function open(source: File | string, name: string): void {
  outdate("Another survey was opened");
  forget();
  beginStep(own, source, name);
}

/** Opens the survey to compare with. */
function openSecond(source: File, name: string): void {
  isScoreWanted = false;
  for (const time of times) time.checked = false;
  beginStep(second, source, name);
}

function beginStep(step: Step, source: File | string, name: string): void {
  step.confirmation = null;
  step.edits = [];
  step.name = name;
  step.section.hidden = false;
  part(step.section, ".checked").hidden = true;
  part(step.section, ".failed").hidden = true;
  tellReading(step.section, `Reading ${name}…`);
  goTo(part(step.section, "h2"));
  waitingFor = { kind: "open", step };
  ask({ ask: "open", source, name, isSecond: step.isSecond });
}

/** Ends what is done for the surveys. A new worker forgets what an earlier one was doing. */
function forget(): void {
  if (isWorkerUsed) {
    worker.terminate();
    worker = startWorker();
    isWorkerUsed = false;
  }
  report.failPictures("another survey was opened before.");
  waitingFor = null;
  isScoreWanted = false;
  own.section.hidden = true;
  closeSecond();
}

/** The page as it is before a survey is opened. */
function startOver(): void {
  forget();
  reportSection.hidden = true;
  report.clear();
  shown = "nothing";
}

function closeSecond(): void {
  second.section.hidden = true;
  second.confirmation = null;
  second.edits = [];
}

/** Sends what was changed, unless the worker is still reading what was changed before. */
function sendEdits(): void {
  if (waitingFor !== null) return;
  const step = [own, second].find(({ edits, confirmation }) => edits.length > 0 && confirmation !== null);
  if (step?.confirmation == null) return;
  const setup = step.edits.reduce<Setup>((setup, edit) => edit(setup), step.confirmation.setup);
  step.edits = [];
  // Should it fail, later changes are of what was asked for.
  step.confirmation = { ...step.confirmation, setup };
  waitingFor = { kind: "change", step };
  tellReady(step, "Reading it again…", true);
  ask({ ask: "change", setup, isSecond: step.isSecond });
}

/** Asks for the report, or says why it cannot be made yet. */
function score(): void {
  // Text that is being typed into a field is a change.
  if (waitingFor !== null) {
    isScoreWanted = true;
    return;
  }
  isScoreWanted = false;
  if (!minCount.reportValidity()) return;
  const steps = second.section.hidden ? [own] : [own, second];
  const undecided = steps.find((step) => step.confirmation === null || openOf(step).length > 0);
  if (undecided !== undefined) {
    status.textContent = `It cannot be scored yet. ${openOf(undecided).join(" ")}`;
    const isTimeAlone = undecided.confirmation?.open.length === 0;
    goTo(isTimeAlone ? element("#time") : undecided.view.open);
    return;
  }
  waitingFor = { kind: "report" };
  reportSection.hidden = false;
  part(reportSection, ".failed").hidden = true;
  element("#next").hidden = true;
  report.clear();
  shown = "nothing";
  tellNext();
  nameReport(own.name);
  tellReading(reportSection, "Scoring…");
  goTo(element("#report-name"));
  ask({
    ask: "report",
    minCount: minCount.valueAsNumber,
    minCoverage: Number(minCoverage.value),
    isCompared: !second.section.hidden,
    isLater: times.some(({ value, checked }) => value === "later" && checked),
  });
}

/** The decisions that a survey needs before it can be scored, in sentences. */
function openOf({ isSecond, confirmation }: Step): readonly string[] {
  const isTimeOpen = isSecond && !times.some(({ checked }) => checked);
  return [
    ...(confirmation?.open ?? []).map(({ text }) => text),
    ...(isTimeOpen ? ["Choose when the second survey was taken."] : []),
  ];
}

/** Gives the report its title, which the person can change; without one, it is that of the survey. */
function nameReport(name: string): void {
  const own = name.replace(/\.(csv|tsv|txt|xlsx)$/i, "");
  if (own !== titleField.placeholder) titleField.value = own;
  titleField.placeholder = own;
  showTitle();
}

const reportTitle = (): string => titleField.value.trim() || titleField.placeholder;

/** Shows the title. The number of the step is for the screen alone. */
function showTitle(): void {
  element("#report-name").replaceChildren(classed("screen", made("span", "3. ")), `Report on ${reportTitle()}`);
}

/** The name of a file of the report, such as "fall by domain.png". */
function fileName(key: string, ending: string): string {
  return `${reportTitle().replace(/[\\/:*?"<>|]/g, "-")} ${key.replaceAll("-", " ")}.${ending}`;
}

/** Marks the report as one of how the survey was read before. */
function outdate(why: string): void {
  if (shown === "nothing" || shown === "old") return;
  shown = "old";
  tellReading(reportSection, `This report is old. ${why}: score again for a new report.`);
  report.age();
  tellNext();
}

/** Says what the report has to give: nothing if it is old, and no print before its charts are drawn. */
function tellNext(): void {
  const isOld = shown === "old";
  const isDrawing = report.isDrawing();
  reportSection.classList.toggle("old", isOld);
  printButton.disabled = isOld || isDrawing;
  printButton.textContent = isDrawing && !isOld ? "Charts are being drawn…" : printText;
  for (const one of document.querySelectorAll<HTMLButtonElement>("#files button")) one.disabled = isOld;
  secondChooser.disabled = isOld;
  element("#why-not").hidden = !isOld;
}

function show(answer: Answer): void {
  switch (answer.answer) {
    case "progress":
      if (waitingFor === null || waitingFor.kind === "report") break;
      if (waitingFor.kind === "open") {
        const text = `Reading ${waitingFor.step.name}… ${counted(answer.rows, "response", "responses")} so far`;
        part(waitingFor.step.section, ".reading-now").textContent = text;
      }
      break;
    case "confirm":
      showConfirmation(answer.confirmation, answer.isSecond ? second : own);
      break;
    case "failed":
      showFailure(answer.problems, answer.count);
      break;
    case "report": {
      waitingFor = null;
      shown = answer.report.isCompared ? "comparison" : "report";
      nameReport(answer.report.title);
      element("#date").textContent = new Date().toLocaleDateString("en-US", { dateStyle: "long" });
      tellReading(reportSection, "");
      const files = answer.report.files.map(({ key, text }) => button(text, () => ask({ ask: "file", key })));
      element("#files").replaceChildren(...files);
      status.textContent = `The report is here. ${answer.report.sentences.join(" ")}`;
      report.show(answer.report).then((isWhole) => {
        if (!isWhole) return;
        element("#next").hidden = false;
        const change = answer.report.isCompared ? document.getElementById("report-change") : null;
        if (change !== null) goTo(change);
        if (shown === "old") {
          report.age();
          report.failPictures("something was changed before.");
        } else draw();
        tellNext();
      });
      goTo(element("#report-name"));
      break;
    }
    case "picture":
      report.picture(answer.key, answer.svg, answer.description);
      tellNext();
      break;
    case "file": {
      const [, key = answer.name, ending = "csv"] = /^(.*)\.(\w+)$/.exec(answer.name) ?? [];
      download(answer.blob, fileName(key, ending));
      break;
    }
  }
}

function showConfirmation(confirmation: Confirmation, step: Step): void {
  // One of a file that was chosen before is late.
  if (waitingFor === null || waitingFor.kind === "report" || waitingFor.step !== step) return;
  if (waitingFor.kind === "open" && confirmation.name !== step.name) return;
  const { kind } = waitingFor;
  waitingFor = null;
  step.confirmation = confirmation;
  if (step.edits.length > 0) {
    sendEdits();
    return;
  }
  part(step.section, ".checked").hidden = false;
  step.view.show(confirmation);
  if (step.isSecond) nameTimes();
  const text = tellOpen(step, confirmation);
  tellReading(step.section, kind === "open" ? step.name : part(step.section, ".reading-now").textContent);
  status.textContent = kind === "open" ? `${confirmation.found.join(" ")} ${text}` : text;
  sendEdits();
  if (isScoreWanted) score();
}

/** Says beside the button what is still open, or how many responses are scored. */
function tellOpen(step: Step, confirmation: Confirmation): string {
  const open = openOf(step);
  const isOpen = open.length > 0;
  const text = isOpen ? `Not yet: ${open.join(" ")}` : readyText(confirmation);
  tellReady(step, text, isOpen);
  const ready = part(step.section, ".ready");
  if (isOpen) {
    const short = `${counted(open.length, "thing", "things")} to choose first`;
    ready.replaceChildren(classed("long", made("span", text)), classed("short", made("span", short)));
  } else if (confirmation.rows < confirmation.responses) {
    ready.append(
      " ",
      button("See why", () => goTo(step.view.leftOut)),
    );
  }
  return text;
}

/** Names both surveys where the person says which is the earlier one. */
function nameTimes(): void {
  const [one, other] = own.name === second.name ? ["The second", "the first"] : [`“${second.name}”`, `“${own.name}”`];
  for (const { value, nextElementSibling } of times)
    nextElementSibling?.replaceChildren(`${one} is ${value} than ${other}`);
}

function showFailure(problems: readonly Problem[], count: number): void {
  const waited = waitingFor;
  const [first] = problems;
  // A chart or a file, which nothing waits for.
  if (waited === null) {
    report.failPictures(first?.message ?? "");
    tellNext();
    return;
  }
  waitingFor = null;
  isScoreWanted = false;
  if (waited.kind === "change") {
    const { step } = waited;
    const why = first?.message ?? "";
    const text = `It cannot be read this way: ${why}`;
    step.view.fail(problems, count);
    if (step.confirmation !== null) step.confirmation = { ...step.confirmation, open: [{ about: "rows", text: why }] };
    tellReady(step, text, true);
    status.textContent = text;
    sendEdits();
    return;
  }
  const section = waited.kind === "open" ? waited.step.section : reportSection;
  const place = part(section, ".failed");
  const text = waited.kind === "open" ? `${waited.step.name} could not be read.` : "The survey could not be scored.";
  tellReading(section, "");
  place.replaceChildren(made("p", made("strong", text)), ...problemList(problems, count));
  place.hidden = false;
  status.textContent = `${text} ${first?.message ?? ""}`;
  goTo(place);
}

/** Asks for the charts in the width that there is. */
function draw(): void {
  drawnWidth = report.width();
  ask({ ask: "draw", width: drawnWidth });
}

function part(section: HTMLElement, selector: string): HTMLElement {
  const found = section.querySelector<HTMLElement>(selector);
  if (found === null) throw new Error(`There is no ${selector}`);
  return found;
}

function tellReading(section: HTMLElement, text: string): void {
  const place = part(section, ".reading-now");
  place.textContent = text;
  place.hidden = text === "";
}

/** Says beside the button whether the survey can be scored. */
function tellReady({ section }: Step, text: string, isDisabled: boolean): void {
  part(section, ".ready").textContent = text;
  part(section, ".score").setAttribute("aria-disabled", String(isDisabled));
}

function goTo(place: HTMLElement): void {
  place.focus({ preventScroll: true });
  place.scrollIntoView({ block: "start" });
}

function take(files: FileList | null | undefined, isSecond: boolean): void {
  const [file] = files ?? [];
  if (file === undefined) return;
  if (isSecond) openSecond(file, file.name);
  else open(file, file.name);
}

chooser.addEventListener("change", () => take(chooser.files, false));
secondChooser.addEventListener("change", () => take(secondChooser.files, true));
for (const one of [chooser, secondChooser]) {
  // A file that was mended has the same name: choosing it again is a change if nothing is chosen.
  one.addEventListener("click", () => {
    one.value = "";
  });
}

const isOfFiles = (event: DragEvent): boolean => event.dataTransfer?.types.includes("Files") ?? false;
addEventListener("dragover", (event) => {
  if (!isOfFiles(event)) return;
  event.preventDefault();
  document.body.classList.add("over");
});
addEventListener("dragleave", ({ relatedTarget }) => {
  if (relatedTarget === null) document.body.classList.remove("over");
});
addEventListener("drop", (event) => {
  document.body.classList.remove("over");
  if (!isOfFiles(event)) return;
  event.preventDefault();
  const isOn = (selector: string) => event.target instanceof Node && element(selector).contains(event.target);
  if (shown === "old" && isOn("#next")) {
    status.textContent = element("#why-not").textContent;
    return;
  }
  // With a report, it is the survey to compare with.
  const isSecond = !isOn("#step-file") && (shown === "report" || shown === "comparison" || isOn("#step-second"));
  const { files } = event.dataTransfer ?? {};
  if (files !== undefined) (isSecond ? secondChooser : chooser).files = files;
  take(files, isSecond);
});
const pasted = "pasted answers";
field.addEventListener("paste", (event) => {
  const text = event.clipboardData?.getData("text") ?? "";
  if (text.trim() === "") return;
  if (text.length > longText) event.preventDefault();
  // Text pasted into other text is only a part.
  // The focus moves on when the text is in the field.
  if (text.length > longText || field.value.trim() === "") setTimeout(() => open(text, pasted));
});
element("#read-pasted").addEventListener("click", () => {
  if (field.value.trim() !== "") {
    open(field.value, pasted);
    return;
  }
  status.textContent = "There is nothing to read yet: paste the answers first.";
  field.focus();
});
const examples: { readonly [name: string]: readonly [string, string] } = {
  "1.0": [example, "An example"],
  mistakes: [mistakes, "An example with mistakes"],
  "2.0": [lookForExample, "An example of the 2.0 Metrics"],
};
for (const one of document.querySelectorAll<HTMLElement>("[data-example]")) {
  const [text, name] = examples[one.dataset["example"] ?? ""] ?? ["", ""];
  one.addEventListener("click", () => open(text, name));
}
for (const { section } of [own, second]) part(section, ".score").addEventListener("click", score);
for (const one of [minCount, minCoverage]) one.addEventListener("change", () => outdate("Something was changed"));
for (const time of times) {
  time.addEventListener("change", () => {
    if (shown === "comparison") outdate("Something was changed");
    if (second.confirmation !== null && waitingFor === null) tellOpen(second, second.confirmation);
  });
}
titleField.addEventListener("input", showTitle);
element("#leave-out").addEventListener("click", () => {
  if (waitingFor?.kind !== "report" && waitingFor?.step === second) waitingFor = null;
  closeSecond();
  score();
});
element("#start-over").addEventListener("click", () => {
  startOver();
  chooser.value = "";
  field.value = "";
  chooser.focus({ preventScroll: true });
  scrollTo(0, 0);
});

let settling: ReturnType<typeof setTimeout> | undefined;
addEventListener("resize", () => {
  clearTimeout(settling);
  settling = setTimeout(() => {
    if ((shown === "report" || shown === "comparison") && Math.abs(report.width() - drawnWidth) > otherWidth) draw();
  }, settled);
});

// In print, what is folded is open; the file has the name of the report.
let unfolded: HTMLDetailsElement[] = [];
const { title } = document;
addEventListener("beforeprint", () => {
  unfolded = [...document.querySelectorAll<HTMLDetailsElement>("#report details:not([open])")];
  for (const details of unfolded) details.open = true;
  if (shown !== "nothing") document.title = `Report on ${reportTitle()}`;
});
addEventListener("afterprint", () => {
  for (const details of unfolded) details.open = false;
  document.title = title;
});
printButton.addEventListener("click", () => print());
