// Reads the metadata block of an SSSOM file: YAML with only text, lists, and mappings, each with its line.
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";

/** A value of the block. */
export type MetadataNode =
  | {
      readonly line: number;
      readonly text: string;
      /** Whether it has no quotes, so that it may be a number, true, false, or null. */
      readonly isPlain: boolean;
    }
  | { readonly line: number; readonly list: readonly MetadataNode[] }
  | { readonly line: number; readonly entries: readonly MetadataEntry[] };

/** A key of the block and its value. */
export interface MetadataEntry {
  readonly key: string;
  readonly line: number;
  readonly value: MetadataNode;
}

/** The entries of a metadata block, whose lines have no `#`; or its first problem. */
export function readMetadata(
  text: string,
): { readonly entries: readonly MetadataEntry[] } | { readonly line: number; readonly message: string } {
  const lineAt = lineCounter(text);
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line?: number } };
    return { line: (mark?.line ?? 0) + 1, message: `Expected YAML (${reason ?? String(error).slice(0, 200)})` };
  }
  let at = 0;
  let problem: { readonly line: number; readonly message: string } | undefined;
  const documents: MetadataNode[] = [];
  while (at < events.length) {
    const event = events[at++];
    if (event?.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length > 0) reject(1, "a directive");
      if (events[at]?.type !== EVENT_ID.POP) documents.push(node());
    }
  }
  if (documents.length > 1) reject(documents[1]?.line ?? 1, "a second document");
  if (problem !== undefined) return problem;
  const [root] = documents;
  if (root === undefined || ("text" in root && root.text === "")) return { entries: [] };
  if (!("entries" in root))
    return { line: root.line, message: "Metadata must be a YAML mapping (`slot: value` lines)" };
  return root;

  /** The node that the next event begins; the parser limits the depth. */
  function node(): MetadataNode {
    const event = events[at++] as Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;
    if (event.type === EVENT_ID.ALIAS) {
      const line = lineAt(event.anchorStart);
      reject(line, "an alias");
      return { line, text: "", isPlain: true };
    }
    const line = lineAt(event.type === EVENT_ID.SCALAR ? event.valueStart : event.start);
    if (event.anchorStart >= 0) reject(line, "an anchor");
    if (event.tagStart >= 0) reject(line, "a tag");
    if (event.type === EVENT_ID.SCALAR)
      return { line, text: getScalarValue(text, event), isPlain: event.style === SCALAR_STYLE.PLAIN };
    if (event.type === EVENT_ID.SEQUENCE) {
      const list: MetadataNode[] = [];
      while (events[at]?.type !== EVENT_ID.POP) list.push(node());
      at++;
      return { line, list };
    }
    const entries: MetadataEntry[] = [];
    while (events[at]?.type !== EVENT_ID.POP) {
      const key = node();
      if (!("text" in key)) reject(key.line, "a key that is not text");
      entries.push({ key: "text" in key ? key.text : "", line: key.line, value: node() });
    }
    at++;
    return { line, entries };
  }

  function reject(line: number, what: string): void {
    problem ??= { line, message: `Expected YAML without directives, tags, anchors, and aliases, got ${what}` };
  }
}

/** The line of an offset, from 1; for a negative offset the line of the one before. */
function lineCounter(text: string): (offset: number) => number {
  let [line, position] = [1, 0];
  return (offset) => {
    // Offsets are in the order of the text.
    for (; position < offset && position < text.length; position++) if (text[position] === "\n") line++;
    return line;
  };
}
