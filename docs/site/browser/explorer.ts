// Lights what a row is linked to, shows the record that is picked, and marks what is searched for.
import { endsAt, idOf, light, moveByArrows, type Row, watchPointing } from "./crosswalk-rows.ts";
import { element } from "./elements.ts";

const lists = element(".lists");
const panel = element(".records");
const hint = element(".hint");
const close = element<HTMLButtonElement>(".close");
const rowsOf = (selector: string): Row[] => [...document.querySelectorAll<HTMLAnchorElement>(`${selector} .pick`)];
const sides = [rowsOf(".left"), rowsOf(".right")] as const;
const rows = new Map(sides.flat().map((row) => [idOf(row), row]));
const records = new Map(Array.from(panel.querySelectorAll("article"), (record) => [record.id, record]));

/** The record that is shown, and the row that the reader came from. */
let picked: string | null = null;
let opener: Row | undefined;

// The explorer decides what an address scrolls to, so no record may be the browser's target.
for (const [id, record] of records) {
  record.removeAttribute("id");
  record.dataset["id"] = id;
}

const stopAt = moveByArrows(sides);

/** The record that the address names, if there is one. */
function idInAddress(): string | null {
  const id = location.hash.slice(1);
  return records.has(id) ? id : null;
}

/** Shows a record, or none. Nothing moves but what is in the panel. */
function show(id: string | null): void {
  picked = id;
  for (const [other, record] of records) record.hidden = other !== id;
  hint.hidden = id !== null;
  close.hidden = id === null;
  panel.scrollTop = 0;
  document.documentElement.classList.toggle("record-shown", id !== null);
  for (const [other, row] of rows) {
    if (other === id) row.setAttribute("aria-current", "true");
    else row.removeAttribute("aria-current");
  }
  for (const row of lists.querySelectorAll(".linked-word")) row.remove();
  lightRows(null);
  if (id === null) return;
  for (const row of lists.querySelectorAll(".pick.lit:not([aria-current])")) {
    const word = document.createElement("span");
    word.className = "linked-word spoken";
    word.textContent = `linked to ${id}`;
    row.append(word);
  }
  const row = rows.get(id);
  if (row) stopAt(row);
}

function lightRows(pointedAt: Row | null): void {
  const ids = [picked, pointedAt && idOf(pointedAt)].filter((id) => id !== null);
  light(lists, ids);
  const caption = element(".pointed");
  caption.textContent = pointedAt === null ? "" : captionOf(pointedAt);
  element(".intro").classList.toggle("pointing", pointedAt !== null);
}

function captionOf(row: Row): string {
  const [id, name, feeds] = [".id", ".name", ".spoken"].map((part) => row.querySelector(part)?.textContent ?? "");
  return `${id} ${name} (${feeds})`;
}

/** How many entries of the history are records that were opened since the lists were left. */
const opened = (): number => history.state?.opened ?? 0;

/** Browsers forget the first of more than 50 entries; the one with the lists must stay. */
const mostOpened = 40;

/** Opens a record, as a new entry of the history. */
function open(id: string): void {
  if (id !== picked) {
    if (opened() < mostOpened) history.pushState({ opened: opened() + 1 }, "", `#${id}`);
    else history.replaceState(history.state, "", `#${id}`);
  }
  show(id);
  headingOf(id)?.focus({ preventScroll: true });
}

const headingOf = (id: string): HTMLElement | null | undefined => records.get(id)?.querySelector("h2");

/** Goes back to the lists as they were left. */
function closeRecord(): void {
  if (opened() > 0) {
    history.go(-opened());
    return;
  }
  history.replaceState(null, "", location.pathname + location.search);
  showAgain();
}

/** Shows what the address names after the reader has gone back or forward, or has changed it. */
function showAgain(): void {
  const wasInPanel = panel.contains(document.activeElement);
  const last = picked;
  show(idInAddress());
  if (!wasInPanel) return;
  const target = picked === null ? (opener ?? rows.get(last ?? "")) : headingOf(picked);
  target?.focus({ preventScroll: true });
}

const field = element<HTMLInputElement>("#find");
const marks = [...document.querySelectorAll<HTMLButtonElement>("[data-mark]")];
const wordings = new Map(
  Array.from(records, ([id, record]) => {
    const wording = Array.from(record.querySelectorAll(".kind, .wording"), (part) => part.textContent);
    return [id, wording.join("\n").toLowerCase()];
  }),
);

/** Whether a record has a word. An id is that record alone, and its look-fors, not the records that mention it. */
function hasWord(id: string, word: string): boolean {
  const wanted = word.toUpperCase();
  return records.has(wanted) ? id === wanted || id.startsWith(`${wanted}.`) : !!wordings.get(id)?.includes(word);
}

/** Marks the rows that have all words and one of the marks that are pressed; returns the first. */
function find(): Row | undefined {
  const words = field.value
    .toLowerCase()
    .split(/\s+/)
    .filter((word) => word !== "");
  const pressed = marks.filter((mark) => mark.ariaPressed === "true").map((mark) => mark.dataset["mark"] ?? "");
  const isFinding = words.length + pressed.length > 0;
  const found = [...rows].filter(([id, row]) => {
    const has = row.dataset["marks"]?.split(" ") ?? [];
    const isMarked = pressed.length === 0 || pressed.some((mark) => has.includes(mark));
    return isMarked && words.every((word) => hasWord(id, word));
  });
  lists.classList.toggle("finding", isFinding);
  const ids = isFinding ? found.map(([id]) => id) : [];
  for (const [id, row] of rows) row.classList.toggle("found", ids.includes(id));
  for (const curve of lists.querySelectorAll("[data-ends]")) curve.classList.toggle("found", endsAt(curve, ids));
  element("#found").textContent = isFinding ? `${found.length} of ${rows.size} records` : "";
  return isFinding ? found[0]?.[1] : undefined;
}

document.addEventListener("click", (event) => {
  if (event.defaultPrevented || event.button !== 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey)
    return;
  const link = event.target instanceof Element ? event.target.closest<HTMLAnchorElement>('a[href^="#"]') : null;
  if (link === null || !records.has(idOf(link))) return;
  event.preventDefault();
  if (link.matches(".pick")) opener = link;
  open(idOf(link));
});
document.addEventListener("keydown", ({ key, target }) => {
  const isForOther = target === field || (target instanceof Element && target.closest("dialog") !== null);
  if (key === "Escape" && picked !== null && !isForOther) closeRecord();
});
close.addEventListener("click", closeRecord);
addEventListener("popstate", showAgain);
watchPointing(lists, lightRows);
field.addEventListener("input", find);
field.addEventListener("keydown", ({ key }) => {
  const first = key === "Enter" ? find() : undefined;
  if (first) {
    opener = first;
    open(idOf(first));
  }
});
for (const mark of marks) {
  mark.addEventListener("click", () => {
    mark.ariaPressed = String(mark.ariaPressed !== "true");
    find();
  });
}
element(".find").hidden = false;
document.documentElement.classList.add("scripted");
show(idInAddress());
if (picked !== null) {
  // The browser may have scrolled to the record while it was below the lists.
  scrollTo(0, 0);
  rows.get(picked)?.scrollIntoView({ block: "nearest" });
}
