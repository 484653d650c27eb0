// The rows of a drawn crosswalk: which are lit, and how the arrow keys move between them.

/** A row: a link to a record, in a page or in a picture. */
export type Row = HTMLAnchorElement | SVGAElement;

/** The id of the record that a row leads to. */
export const idOf = (row: Row): string => row.getAttribute("href")?.split("#")[1] ?? "";

const idsIn = (element: Element, attribute: string): readonly string[] =>
  element.getAttribute(attribute)?.split(" ") ?? [];

/** Whether a row is linked to a record. */
const isLinked = (row: Row, id: string): boolean => idsIn(row, "data-linked").includes(id);

/** Whether a curve has one of some records at its ends. */
export const endsAt = (curve: Element, ids: readonly string[]): boolean =>
  idsIn(curve, "data-ends").some((end) => ids.includes(end));

/**
 * Lights some records, what they are linked to, and the curves between.
 *
 * @param root - What holds the rows and the curves; it gets the class `lighting`, so that the rest can be dimmed.
 * @param ids - The ids of the records; none lights nothing.
 */
export function light(root: Element, ids: readonly string[]): void {
  root.classList.toggle("lighting", ids.length > 0);
  for (const row of root.querySelectorAll<Row>("[data-linked]"))
    row.classList.toggle("lit", ids.includes(idOf(row)) || ids.some((id) => isLinked(row, id)));
  for (const curve of root.querySelectorAll("[data-ends]")) {
    const ends = idsIn(curve, "data-ends");
    curve.classList.toggle(
      "lit",
      ids.some((id) => ends.includes(id)),
    );
  }
}

/**
 * Tells which row is pointed at or has the focus.
 *
 * @param root - What holds the rows: no SVG, since Chromium gives the focus to one that listens for it.
 * @param changed - Gets the row, or `null` when there is none.
 */
export function watchPointing(root: HTMLElement, changed: (row: Row | null) => void): void {
  const rowAt = (target: EventTarget | null): Row | null =>
    target instanceof Element ? target.closest<Row>("[data-linked]") : null;
  root.addEventListener("pointerover", (event) => changed(rowAt(event.target)));
  root.addEventListener("pointerleave", () => changed(null));
  root.addEventListener("focusin", (event) => changed(rowAt(event.target)));
  root.addEventListener("focusout", () => changed(null));
}

/**
 * Makes each list one stop of the Tab key, within which arrow keys move; left and right lead to a linked row.
 *
 * @param lists - The rows of the left list and of the right one.
 * @returns What makes a row the one that the Tab key stops at.
 */
export function moveByArrows(lists: readonly [readonly Row[], readonly Row[]]): (row: Row) => void {
  const listOf = (row: Row): readonly Row[] => (lists[0].includes(row) ? lists[0] : lists[1]);
  function stopAt(row: Row): void {
    for (const other of listOf(row)) other.setAttribute("tabindex", other === row ? "0" : "-1");
  }
  for (const list of lists) {
    if (list[0]) stopAt(list[0]);
    for (const row of list) {
      row.addEventListener("focus", () => stopAt(row));
      row.addEventListener("keydown", ((event: KeyboardEvent) => {
        if (event.altKey || event.ctrlKey || event.metaKey || event.shiftKey) return;
        const next = rowBy(event.key, row);
        if (next === undefined) return;
        event.preventDefault();
        next?.focus();
      }) as EventListener);
    }
  }
  /** The row that a key leads to; `null` if it leads nowhere, `undefined` if it is another key. */
  function rowBy(key: string, row: Row): Row | null | undefined {
    const list = listOf(row);
    const place = list.indexOf(row);
    if (key === "ArrowUp") return list[place - 1] ?? null;
    if (key === "ArrowDown") return list[place + 1] ?? null;
    if (key === "Home") return list[0];
    if (key === "End") return list.at(-1);
    if (key === "ArrowLeft" || key === "ArrowRight") {
      const across = lists[key === "ArrowLeft" ? 0 : 1];
      return across === list ? null : counterpart(row, across);
    }
    return undefined;
  }
  return stopAt;
}

/** The linked row on the other side, of the same level if there is one; the one that the reader came from before others. */
function counterpart(row: Row, across: readonly Row[]): Row | null {
  const linked = across.filter((other) => isLinked(other, idOf(row)));
  const ofLevel = linked.filter((other) => other.matches(".heading") === row.matches(".heading"));
  return ofLevel.find((other) => other.tabIndex === 0) ?? ofLevel[0] ?? linked[0] ?? null;
}
