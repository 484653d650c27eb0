// The fields of the page "Make a form" that come and go: words of points, questions about the respondent, a second language.
import { element, made } from "./elements.ts";

type Field = HTMLInputElement | HTMLTextAreaElement;

const points = element("#points");
const groups = element("#groups");
const minimum = element<HTMLInputElement>("#min");
const maximum = element<HTMLInputElement>("#max");

/** Rows of words are drawn for no more points; more are a problem anyway. */
const mostPoints = 20;

/** What is typed in a field; `""` if there is none. */
export function typed(path: string, isSecond = false): string {
  const field = document.querySelector<Field>(
    `[data-path="${path}"]${isSecond ? "" : ":not("}[data-second]${isSecond ? "" : ")"}`,
  );
  return field?.value.trim() ?? "";
}

/** A number that was entered; `undefined` for anything else. */
function enteredNumber({ value, valueAsNumber }: HTMLInputElement): number | undefined {
  return value === "" || Number.isNaN(valueAsNumber) ? undefined : valueAsNumber;
}

/** The ends of the scale. */
export function enteredEnds(): { readonly min: number | undefined; readonly max: number | undefined } {
  return { min: enteredNumber(minimum), max: enteredNumber(maximum) };
}

/** The labels around a field, and around the one for the second language. */
function fields(text: string, path: string, make: () => Field, value = ""): HTMLElement[] {
  const [first, second] = [make(), make()];
  first.value = value;
  first.dataset["path"] = path;
  second.dataset["path"] = path;
  second.dataset["second"] = "";
  const name = made("span");
  name.className = "second-name";
  const label = made("label", made("span", "In ", name), " ", second);
  label.className = "second";
  return [made("label", `${text} `, first), label];
}

function textField(): HTMLInputElement {
  const input = made("input");
  input.type = "text";
  return input;
}

/** The words of the ends stay at the ends when these change. */
const words = new Map<string, readonly [string, string]>([
  ["lowest", ["Not Evident", ""]],
  ["highest", ["Evident", ""]],
]);
let drawn = "";

/** Draws a field for the words of each point, if the scale has changed. */
export function drawPoints(): void {
  const { min, max } = enteredEnds();
  const isScale = Number.isSafeInteger(min) && Number.isSafeInteger(max);
  if (!isScale || min === undefined || max === undefined || max <= min || max - min >= mostPoints) return;
  const now = `${min} ${max}`;
  if (now === drawn) return;
  for (const row of points.children) {
    const key = (row as HTMLElement).dataset["key"] ?? "";
    const [first, second] = Array.from(row.querySelectorAll("input"), ({ value }) => value);
    words.set(key, [first ?? "", second ?? ""]);
  }
  drawn = now;
  const rows = Array.from({ length: max - min + 1 }, (_, i) => {
    const point = min + i;
    const key = point === min ? "lowest" : point === max ? "highest" : `${point}`;
    const row = made("div", ...fields(`Point ${point}`, `scale labels ${point}`, textField));
    row.className = "point";
    row.dataset["key"] = key;
    for (const [j, input] of row.querySelectorAll("input").entries()) input.value = words.get(key)?.[j] ?? "";
    return row;
  });
  points.replaceChildren(...rows);
}

/** The words of the points that are drawn, by point. */
export function enteredWords(isSecond: boolean): { readonly [point: string]: string } {
  const selector = isSecond ? "[data-second]" : ":not([data-second])";
  const inputs = points.querySelectorAll<HTMLInputElement>(`[data-path]${selector}`);
  return Object.fromEntries(
    Array.from(inputs, (input) => [input.dataset["path"]?.split(" ").at(-1) ?? "", input.value.trim()]).filter(
      ([, word]) => word !== "",
    ),
  );
}

const suggestions = {
  role: { name: "role", label: "What is your role?", choices: ["Family", "Staff", "Student", "Community partner"] },
  school: { name: "school", label: "Which school?", choices: [] },
} as const;

/** The texts that the page proposes, all in English. */
export const suggestedTexts: ReadonlySet<string> = new Set(
  Object.values(suggestions).flatMap(({ label, choices }) => [label, ...choices]),
);

/** Adds a question about the respondent, and puts the focus there. */
export function addGroup(kind: string): void {
  const suggested = kind === "role" || kind === "school" ? suggestions[kind] : undefined;
  const names = Array.from(groups.children, (_, i) => typed(`groups ${i} name`));
  const wanted = suggested?.name ?? "question";
  const name = [wanted, ...names.map((_, i) => `${wanted}_${i + 2}`)].find((one) => !names.includes(one)) ?? wanted;
  const area = (): HTMLTextAreaElement => {
    const field = made("textarea");
    field.rows = 4;
    return field;
  };
  const remove = made("button", "Remove");
  remove.type = "button";
  const column = textField();
  column.dataset["path"] = "name";
  column.value = name;
  const isTyped = made("input");
  isTyped.type = "checkbox";
  isTyped.dataset["path"] = "typed";
  isTyped.checked = suggested === undefined;
  const typedLabel = made("label", isTyped, " ", made("span", "People type the answer instead of choosing it"));
  typedLabel.className = "check";
  const answers = made(
    "div",
    ...fields(
      `${kind === "school" ? "Schools" : "Answers"} to choose from, one on each line`,
      "choices",
      area,
      suggested?.choices.join("\n"),
    ),
  );
  answers.className = "texts";
  answers.dataset["answers"] = "";
  const group = made(
    "fieldset",
    made("legend"),
    ...fields("Question", "label", textField, suggested?.label),
    answers,
    typedLabel,
    made("label", "Name of its column in the data: letters, digits, and underscores ", column),
    remove,
  );
  group.className = "group texts";
  for (const field of group.querySelectorAll<Field>("[data-path]")) field.dataset["part"] = field.dataset["path"];
  // It is not a mistake yet.
  group.dataset["new"] = "";
  remove.addEventListener("click", () => {
    group.remove();
    groups.dispatchEvent(new Event("input", { bubbles: true }));
    element('[data-add="role"]').focus();
  });
  groups.append(group);
  numberGroups();
  group.querySelector("input")?.focus();
}

/** Whether people type the answer to a question about them. */
export function isAnswerTyped(i: number): boolean {
  return element<HTMLInputElement>(`[data-path="groups ${i} typed"]`).checked;
}

/** The names of groups go by their order; answers to choose from are shown where there are some. */
export function numberGroups(): void {
  for (const [i, group] of groups.querySelectorAll("fieldset").entries()) {
    (group.querySelector("legend") as HTMLElement).textContent = `Question ${i + 1}`;
    (group.querySelector("button") as HTMLElement).ariaLabel = `Remove question ${i + 1}`;
    for (const field of group.querySelectorAll<Field>("[data-part]")) {
      field.dataset["path"] = `groups ${i} ${field.dataset["part"]}`;
    }
    (group.querySelector("[data-answers]") as HTMLElement).hidden = isAnswerTyped(i);
  }
}

/** How many questions about the respondent there are. */
export function groupCount(): number {
  return groups.children.length;
}
