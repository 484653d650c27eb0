// Generated parts of Markdown: tables, and text between markers.

/**
 * A guide with parts of it made anew.
 *
 * @param text - The guide.
 * @param parts - The new text between the markers of each name.
 */
export function replaced(text: string, parts: { readonly [name: string]: string }): string {
  return Object.entries(parts).reduce((whole, [name, part]) => {
    const markers = new RegExp(`(<!-- generated: ${name} -->\n)[^]*?(<!-- end -->)`);
    if (!markers.test(whole)) throw new Error(`No markers for "${name}"`);
    return whole.replace(markers, (_all, start, end) => `${start}\n${part}\n\n${end}`);
  }, text);
}

/** A table with its columns padded, as the formatter has it. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const cells = [head, ...rows].map((row) => row.map((cell) => cell.replaceAll("|", "\\|")));
  const widths = head.map((_, column) => Math.max(3, ...cells.map((row) => row[column]?.length ?? 0)));
  const [heading = "", ...lines] = cells.map((row) => {
    return `| ${row.map((cell, column) => cell.padEnd(widths[column] ?? 0)).join(" | ")} |`;
  });
  return [heading, `| ${widths.map((width) => "-".repeat(width)).join(" | ")} |`, ...lines].join("\n");
}
