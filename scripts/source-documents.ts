// Reads the two source documents, without looking at data/: their content, in order.

/** The content of the 1.0 page. */
export interface PageDocument {
  readonly text: string;
  /** The description over each list of competencies, and the list. */
  readonly domains: readonly { readonly description: string; readonly competencies: readonly string[] }[];
  /** Every prompt, repeated ones too. */
  readonly prompts: readonly string[];
}

/** The content of the 2.0 document. */
export interface MetricsDocument {
  readonly text: string;
  /** The rows of the table that regroups the domains; the metric's cell may be blank. */
  readonly table: readonly { readonly domain: string; readonly metric: string }[];
  /** The rows of the form. */
  readonly metrics: readonly {
    readonly title: string;
    readonly description: string;
    readonly statement: string;
    readonly lookFors: readonly { readonly text: string; readonly competencies: readonly string[] }[];
  }[];
  /** The headings of the two cells that are ticked. */
  readonly evidenceEnds: readonly string[];
}

/**
 * A text as it is published: markup removed, runs of white space folded to one space.
 *
 * @param text - Text of a document.
 */
export function fold(text: string): string {
  return text
    .replace(/<[^>]*>/g, "")
    .replace(/\s+/g, " ")
    .trim();
}

/**
 * Reads the 1.0 page.
 *
 * @param text - The page as text.
 */
export function readPage(text: string): PageDocument {
  const lines = text.split(/\r?\n/);
  const lists = lines.flatMap((line, at) => (fold(line) === "• Competencies:" ? [at] : []));
  const promptsBegin = lines.findIndex((line) => fold(line).startsWith("Take a moment here to reflect"));
  return {
    text: fold(text),
    domains: lists.map((at) => ({
      description:
        lines
          .slice(0, at)
          .map(fold)
          .filter((line) => line !== "")
          .at(-1) ?? "",
      competencies: bullets(lines.slice(at + 1)),
    })),
    prompts: bullets(lines.slice(promptsBegin + 1)),
  };
}

/**
 * Reads the 2.0 document.
 *
 * @param text - The document as text, its tables' cells parted by tabs.
 */
export function readMetrics(text: string): MetricsDocument {
  const rows = text.split(/\r?\n/).map((line) => line.split("\t"));
  const form = rows.filter(([number, title]) => /^\d$/.test(number ?? "") && title?.includes("Metric"));
  const lookForRows = rows.filter((cells) => cells.some((cell) => cell.includes("Look Fors")));
  return {
    text: fold(text),
    table: rows
      .filter(([number, title]) => /^\d$/.test(number ?? "") && !title?.includes("<b>"))
      .map(([, domain = "", metric = ""]) => ({ domain: fold(domain), metric: fold(metric) })),
    metrics: form.map(([, title = "", description = "", statement = ""], m) => ({
      title: fold(title).replace(/^Metric \d: /, ""),
      description: fold(description),
      statement: fold(statement).replace(/^Metric \d: /, ""),
      lookFors: Array.from((lookForRows[m] ?? []).join("").matchAll(/<li>(.*?)<\/li>/g), ([, item = ""]) => {
        const [, wording = "", cited = ""] = /^[•●] (.*) \(([\d., ]+)\)$/.exec(fold(item)) ?? [];
        return { text: wording, competencies: cited.split(", ") };
      }),
    })),
    evidenceEnds: (rows.find((cells) => cells[0] === "CEI 2.0 Metrics") ?? []).slice(-2).map(fold),
  };
}

/** The bullets that come first in lines, skipping the blank lines between them. */
function bullets(lines: readonly string[]): string[] {
  const folded = lines.map(fold).filter((line) => line !== "");
  const end = folded.findIndex((line) => !line.startsWith("• "));
  return folded.slice(0, end === -1 ? undefined : end).map((line) => line.slice(2));
}
