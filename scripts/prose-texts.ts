// The texts in a file that a person reads: comments, strings, and paragraphs, each on one line.
import ts from "typescript";

/** A text, and the line that it starts on, from 1. */
export interface ProseText {
  readonly line: number;
  readonly text: string;
}

/**
 * The texts of a file: the comments and strings of code, the paragraphs of Markdown, and the strings of JSON.
 *
 * @param path - Its path, which says what it is written in.
 * @param content - What is in it.
 */
export function proseTexts(path: string, content: string): ProseText[] {
  const texts = path.endsWith(".md") ? paragraphs(content) : commentsAndStrings(path, content);
  return texts.map(({ line, text }) => ({ line, text: text.replace(/\s+/g, " ").trim() }));
}

/** A list item, a table cell, and a comment in a block of code are each a paragraph; the code itself is not. */
function paragraphs(content: string): ProseText[] {
  const texts: { line: number; text: string }[] = [];
  let fenced = false;
  let open = false;
  for (const [index, raw] of content.split("\n").entries()) {
    const line = index + 1;
    if (/^\s*(```|~~~)/.test(raw)) {
      fenced = !fenced;
      open = false;
    } else if (fenced) {
      const [, comment] = /(?:^|\s)(?:\/\/|#|--) (.*)$/.exec(raw) ?? [];
      if (comment !== undefined) texts.push({ line, text: comment });
    } else if (raw.startsWith("|")) {
      texts.push(...raw.split("|").map((text) => ({ line, text })));
      open = false;
    } else {
      const last = texts.at(-1);
      const starts = !open || /^\s*([-*>#]|\d+\.) ?/.test(raw);
      if (starts || last === undefined) texts.push({ line, text: raw.replace(/^\s*([-*>#]+|\d+\.) /, "") });
      else last.text += ` ${raw}`;
      open = raw.trim() !== "" && !raw.startsWith("#");
    }
  }
  return texts;
}

function commentsAndStrings(path: string, content: string): ProseText[] {
  const kind = path.endsWith(".tsx")
    ? ts.ScriptKind.TSX
    : path.endsWith(".json")
      ? ts.ScriptKind.JSON
      : ts.ScriptKind.TS;
  const file = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true, kind);
  const texts: ProseText[] = [];
  const seen = new Set<number>();
  visit(file);
  return texts;

  function visit(node: ts.Node) {
    const comments = ts.getLeadingCommentRanges(content, node.pos) ?? [];
    // Lines of `//` one under the other are one comment.
    let run: ts.CommentRange[] = [];
    for (const range of [...comments, ...(ts.getTrailingCommentRanges(content, node.end) ?? [])]) {
      if (seen.has(range.pos)) continue;
      seen.add(range.pos);
      const before = run.at(-1);
      const follows =
        before !== undefined &&
        range.kind === ts.SyntaxKind.SingleLineCommentTrivia &&
        /^\n?[ \t]*$/.test(content.slice(before.end, range.pos));
      if (!follows && run.length > 0) {
        addComment(run);
        run = [];
      }
      run.push(range);
    }
    if (run.length > 0) addComment(run);
    if (ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node)) add(node.getStart(), node.text);
    else if (ts.isTemplateExpression(node)) {
      // A value in a message is a word of it.
      add(node.getStart(), node.head.text + node.templateSpans.map(({ literal }) => `X${literal.text}`).join(""));
    } else if (ts.isJsxText(node)) add(node.getStart(), node.text);
    for (const child of node.getChildren(file)) visit(child);
  }

  function addComment(ranges: readonly ts.CommentRange[]) {
    const text = ranges.map(({ pos, end }) =>
      content
        .slice(pos, end)
        .replace(/^\/\*+|\*+\/$|^\/\/+/g, "")
        .replace(/^[ \t]*\* ?/gm, ""),
    );
    // A tag, a list item, or an empty line begins another text.
    const start = ranges[0]?.pos ?? 0;
    for (const part of text.join("\n").split(/\n(?=\s*(?:@|- |\n))/)) add(start, part);
  }

  function add(position: number, text: string) {
    texts.push({ line: file.getLineAndCharacterOfPosition(position).line + 1, text });
  }
}
