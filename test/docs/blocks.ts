// Takes the TypeScript blocks out of Markdown, and makes of what they claim something that a test can run.

/** A TypeScript block of a document. */
export interface Block {
  /** The document and the line at which the block begins: "README.md:33". */
  readonly place: string;
  readonly code: string;
}

/**
 * The TypeScript blocks of a document.
 *
 * @param file - The document's name.
 * @param text - Its text.
 */
export function blocksOf(file: string, text: string): Block[] {
  return Array.from(text.matchAll(/^```ts\n(.*?)^```$/gms), (match) => ({
    place: `${file}:${text.slice(0, match.index).split("\n").length}`,
    code: match[1] ?? "",
  }));
}

/**
 * The code of a block in which each claim, `expression; // => value` (equal) or `// ~> value` (equal but for the
 * rounding of numbers), is a call of `claim(expression, value, tolerance, line)`.
 *
 * @param code - The code of a block.
 * @returns The code, and how many claims it makes.
 */
export function withClaims(code: string): { readonly code: string; readonly claims: number } {
  let claims = 0;
  const lines = code.split("\n").map((line) => {
    const [, expression, kind, value] = /^\s*(.+); \/\/ (=>|~>) (.+)$/.exec(line) ?? [];
    if (expression === undefined) return line;
    claims++;
    return `claim(${expression}, ${value}, ${kind === "=>" ? 0 : 1e-12}, ${JSON.stringify(line.trim())});`;
  });
  return { code: lines.join("\n"), claims };
}
