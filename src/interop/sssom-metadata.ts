// The metadata block of an SSSOM file: YAML, of which only text, lists and mappings are taken, each with its line.
import { EVENT_ID, type Event, getScalarValue, parseEvents, SCALAR_STYLE } from "js-yaml";

/** A value of the block. */
export type MetadataNode =
  | {
      readonly line: number;
      readonly text: string;
      /** Whether it stands without quotes, so that it may be no text but a number, a truth value or nothing. */
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

/** What is wrong with a block. */
export interface MetadataProblem {
  readonly line: number;
  readonly message: string;
}

/**
 * Reads a metadata block.
 *
 * @param text - The block, without the `#` before its lines.
 * @returns Its keys in their order; or what is wrong with it.
 */
export function readMetadata(text: string): { readonly entries: readonly MetadataEntry[] } | MetadataProblem {
  const lineAt = lineCounter(text);
  let events: Event[];
  try {
    events = parseEvents(text, {});
  } catch (error) {
    const { reason, mark } = error as { reason?: string; mark?: { line?: number } };
    const said = reason ?? String(error).slice(0, 200);
    return { line: (mark?.line ?? 0) + 1, message: `text that is not YAML was found (${said})` };
  }
  let at = 0;
  let problem: MetadataProblem | undefined;
  const documents: MetadataNode[] = [];
  while (at < events.length) {
    const event = events[at++];
    if (event?.type === EVENT_ID.DOCUMENT) {
      if (event.directives.length > 0) refuse(1, "a directive");
      if (events[at]?.type !== EVENT_ID.POP) documents.push(node());
    }
  }
  if (documents.length > 1) refuse(documents[1]?.line ?? 1, "a second document");
  if (problem !== undefined) return problem;
  const [root] = documents;
  if (root === undefined || ("text" in root && root.text === "")) return { entries: [] };
  if (!("entries" in root))
    return { line: root.line, message: "the block is no mapping; `slot: value` lines were expected" };
  return root;

  /** The node that the next event begins; nesting is bounded by the parser. */
  function node(): MetadataNode {
    const event = events[at++] as Exclude<Event, { type: typeof EVENT_ID.DOCUMENT | typeof EVENT_ID.POP }>;
    const start =
      event.type === EVENT_ID.SCALAR
        ? event.valueStart
        : event.type === EVENT_ID.ALIAS
          ? event.anchorStart
          : event.start;
    const line = lineAt(start);
    if (event.type === EVENT_ID.ALIAS) {
      refuse(line, "an alias");
      return { line, text: "", isPlain: true };
    }
    if (event.anchorStart >= 0) refuse(line, "an anchor");
    if (event.tagStart >= 0) refuse(line, "a tag");
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
      if (!("text" in key)) refuse(key.line, "a key that is no text");
      entries.push({ key: "text" in key ? key.text : "", line: key.line, value: node() });
    }
    at++;
    return { line, entries };
  }

  function refuse(line: number, what: string): void {
    problem ??= { line, message: `${what} was found; YAML without directives, tags, anchors and aliases was expected` };
  }
}

/** The line of an offset, from 1; of no offset, the last one that was asked for. */
function lineCounter(text: string): (offset: number) => number {
  let [line, seen] = [1, 0];
  return (offset) => {
    // Offsets come in the order of the text.
    for (; seen < offset && seen < text.length; seen++) if (text[seen] === "\n") line++;
    return line;
  };
}
