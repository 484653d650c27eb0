// Problems of the form, each beside the field that it is about.
import type { Issue } from "cei-framework";
import type { Form } from "cei-framework/forms";
import { element, made } from "./elements.ts";

/** How many problems of one field are shown. */
const mostShown = 8;

/** A field, and the problems beside it. */
interface Place {
  readonly field: HTMLElement;
  readonly messages: string[];
}

let marked: readonly HTMLElement[] = [];

/**
 * Shows problems beside their fields, and takes away those of before.
 *
 * @returns The fields, in the order of the page, each with a name and its problems.
 */
export function showProblems(
  issues: readonly Issue[],
  form: Form,
): readonly { field: HTMLElement; name: string; messages: readonly string[] }[] {
  for (const field of marked) {
    field.removeAttribute("aria-invalid");
    field.removeAttribute("aria-describedby");
  }
  for (const shown of document.querySelectorAll("[data-problem]")) shown.remove();
  const places = new Map<HTMLElement, Place>();
  for (const issue of issues) {
    const path = pathOnPage(issue.path, form);
    const field = fieldOf(path, form);
    const place = places.get(field) ?? { field, messages: [] };
    place.messages.push(`${prefixOf(path)}${messageOf(issue)}`);
    places.set(field, place);
  }
  const ordered = [...places.values()].sort((a, b) => {
    return a.field.compareDocumentPosition(b.field) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1;
  });
  const shown = ordered.filter(({ field }) => field.closest("[data-new]") === null);
  marked = shown.map(({ field }) => field);
  for (const [i, { field, messages }] of shown.entries()) mark(field, messages, i);
  return ordered.map(({ field, messages }) => ({ field, name: nameOf(field), messages }));
}

function mark(field: HTMLElement, messages: readonly string[], i: number): void {
  const more = messages.length - mostShown;
  const listed = more > 0 ? [...messages.slice(0, mostShown), `and ${more} more`] : messages;
  const shown = made("div", ...listed.map((message) => made("p", message)));
  shown.className = "problem";
  shown.id = `problem-${i + 1}`;
  shown.dataset["problem"] = "";
  field.setAttribute("aria-describedby", shown.id);
  const legend = field.querySelector("legend");
  if (legend !== null) legend.after(shown);
  else (field.closest("label") ?? field).after(shown);
  if (/^(?:INPUT|SELECT|TEXTAREA)$/.test(field.tagName)) field.ariaInvalid = "true";
  const folded = field.closest("details");
  if (folded !== null) folded.open = true;
}

/** Where the page has what an issue is about. */
function pathOnPage(path: readonly PropertyKey[], { scale, notApplicable }: Form): readonly string[] {
  const [first, second, third, ...rest] = path.map(String) as [string, string, string, ...string[]];
  if (first === "scaleLabels") return ["scale", "labels", third, second];
  if (first === "catalogs" || first === "languages") {
    return element<HTMLSelectElement>("#language").value === "other" ? ["language", "other"] : ["language"];
  }
  if (/^(?:line|column|texts)\b/.test(first)) return ["csv", ...path.map(String)];
  // Texts that look the same are told by their place among the answers, and among the questions.
  if (first === "answers") {
    const i = Number(second) - (scale.max - scale.min + 1);
    if (i < 0) return ["scale", "labels", `${scale.min + Number(second)}`, third];
    return [i === 0 && notApplicable !== false ? "notApplicable" : "dontKnow", third];
  }
  if (first === "groups" && third !== undefined && !["name", "label", "choices"].includes(third)) {
    return [first, second, "label", third, ...rest];
  }
  return path.map(String);
}

/** The field with the longest part of a path. */
function fieldOf(path: readonly string[], { languages }: Form): HTMLElement {
  for (let length = path.length; length > 0; length -= 1) {
    const found = [
      ...document.querySelectorAll<HTMLElement>(`[data-path="${CSS.escape(path.slice(0, length).join(" "))}"]`),
    ];
    const isSecond = languages?.[1] !== undefined && path.slice(length).includes(languages[1]);
    const field = found.find((one) => "second" in one.dataset === isSecond) ?? found[0];
    if (field !== undefined) return field;
  }
  return element("#choices");
}

/** What an issue of a field with several parts is about. */
function prefixOf([first, second, third, fourth]: readonly string[]): string {
  if (first === "groups" && third === "choices" && fourth !== undefined) return `Answer ${Number(fourth) + 1}: `;
  return first === "csv" && second !== undefined ? `${third === undefined ? second : `${second}, ${third}`}: ` : "";
}

/** What is wrong, in the words of the page. */
function messageOf({ path, code, message }: Issue): string {
  const isEmptyList = path[0] === "groups" && path[2] === "choices" && code === "empty";
  return isEmptyList ? "Type at least one, or let people type the answer" : message;
}

/** The words at a field, without those in it. */
function nameOf(field: HTMLElement): string {
  const name = field.closest("label") ?? field.querySelector("legend") ?? field.querySelector("label");
  const parts = Array.from(name?.childNodes ?? [], (node) => (node === field ? "" : node.textContent));
  return parts.join("").trim() || "The form";
}

/** A link to a field, also to one that is folded away. */
export function linkTo(field: HTMLElement, name: string): HTMLAnchorElement {
  const link = made("a", name);
  field.id ||= `field-${field.dataset["path"]?.replaceAll(" ", "-")}${"second" in field.dataset ? "-2" : ""}`;
  link.href = `#${field.id}`;
  link.addEventListener("click", (event) => {
    event.preventDefault();
    field.closest("details")?.setAttribute("open", "");
    field.focus();
  });
  return link;
}
