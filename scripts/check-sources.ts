// Compares every published wording in data/ with the documents that it is transcribed from, word for word, and every
// item of the documents with data/: check-sources.ts DIR, where DIR holds the documents as text.
import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { checkedData } from "./check-data.ts";
import type { DataFiles } from "./data-files.ts";
import { fold, readMetrics, readPage } from "./source-documents.ts";

/**
 * Every difference between the data and the documents.
 *
 * @param files - Data that keeps the rules.
 * @param texts - The text of each document, by the id of the source.
 * @returns One line for each difference, and how many wordings were compared.
 */
export function sourceDifferences(
  files: DataFiles,
  texts: { readonly [source: string]: string },
): { readonly compared: number; readonly differences: string[] } {
  const page = readPage(texts["self-assessment-page"] ?? "");
  const document = readMetrics(texts["metrics-2.0"] ?? "");
  const { domains, foundations } = files["self-assessment-1.0.json"];
  const { metrics, evidenceEnds } = files["metrics-2.0.json"];
  const { discrepancies } = files["discrepancies.json"];
  const differences: string[] = [];
  let compared = 0;

  same("domains on the page", domains.length, page.domains.length);
  same("domains in the table", domains.length, document.table.length);
  // The one place where a citation outranks the page's order; which items it is about, the discrepancy says.
  const outranked = discrepancies.find(({ id }) => id === "order-in-domain-6")?.affects ?? [];
  domains.forEach((domain, d) => {
    const listed = page.domains[d];
    const row = document.table[d];
    same(`${domain.id} name`, domain.name, row?.domain);
    same(`${domain.id} description`, domain.description, listed?.description);
    const metric = metrics.find((candidate) => candidate.domains.includes(domain.id));
    const cell = row?.metric ?? "";
    if (cell !== "")
      same(`${domain.id} metric`, `${metric?.id.slice(1)}. ${metric?.name}`, cell.replace(/ \(.*\)$/, ""));
    else same(`${domain.id} metric`, /Domains (\d)-(\d)/.exec(document.text)?.[0], domainRange(metric?.domains));

    const onPage = domain.competencies.filter(({ titleFrom }) => titleFrom === "page");
    const titles = onPage.map(({ title }) => title);
    const printed = [...(listed?.competencies ?? [])];
    const [first = -1, second = -1] = onPage.flatMap(({ id }, c) => (outranked.includes(id) ? [c] : []));
    if (second !== -1) printed.splice(first, 0, ...printed.splice(second, 1));
    same(`${domain.id} competencies, in their order`, titles.join("\n"), printed.join("\n"));
    compared += titles.length;
  });

  same("metrics", metrics.length, document.metrics.length);
  metrics.forEach((metric, m) => {
    const printed = document.metrics[m];
    same(`${metric.id} statement`, metric.statement, printed?.statement);
    same(`${metric.id} description`, metric.description, printed?.description);
    same(`${metric.id} title case`, metric.statement.toLowerCase(), `${printed?.title.toLowerCase()}.`);
    same(`${metric.id} look-fors`, metric.lookFors.length, printed?.lookFors.length);
    metric.lookFors.forEach((lookFor, l) => {
      same(`${lookFor.id} text`, lookFor.text, printed?.lookFors[l]?.text);
      same(`${lookFor.id} citations`, lookFor.competencies.join(), printed?.lookFors[l]?.competencies.join());
    });
  });
  same("evidence ends", evidenceEnds.join(), document.evidenceEnds.join());

  const prompts = files["reflection-prompts.json"].reflectionPrompts.map(({ text }) => text);
  same("prompts", prompts.join("\n"), [...new Set(page.prompts)].join("\n"));
  compared += prompts.length;
  for (const { name, abbreviation } of foundations) {
    contains("self-assessment-page", abbreviation === null ? name : `${name} (${abbreviation})`, name);
  }
  for (const { id, readings } of discrepancies) {
    for (const { source, says } of readings) {
      for (const [, quoted = ""] of says.matchAll(/"([^"]+)"/g)) contains(source, quoted, `discrepancy ${id}`);
    }
  }
  return { compared, differences };

  function same(what: string, ours: unknown, theirs: unknown) {
    compared++;
    if (ours !== theirs) differences.push(`${what}\n    data:     ${ours}\n    document: ${theirs}`);
  }

  function contains(source: string, wording: string, what: string) {
    compared++;
    const text = fold(texts[source] ?? "");
    for (let at = text.indexOf(wording); at !== -1; at = text.indexOf(wording, at + 1)) {
      // Whole words: "not" does not contain "no".
      if (!/\w/.test(text.charAt(at - 1)) && !/\w/.test(text.charAt(at + wording.length))) return;
    }
    differences.push(`${what}\n    data:     ${wording}\n    document: does not have it (${source})`);
  }
}

/** "Domains 5-7" of D5, D6 and D7. */
function domainRange(ids: readonly string[] = []): string {
  return `Domains ${ids.at(0)?.slice(1)}-${ids.at(-1)?.slice(1)}`;
}

const [, script, folder] = process.argv;
if (script === fileURLToPath(import.meta.url)) {
  const checked = checkedData(join(dirname(script), "..", "data"));
  if (folder === undefined) stop("usage: npm run check:sources -- DIR, where DIR holds the two documents as text");
  if ("problems" in checked) stop(checked.problems.join("\n"));
  const documents = checked.files["sources.json"].sources.map(({ id, file }) => ({ id, path: join(folder, file) }));
  const missing = documents.filter(({ path }) => !existsSync(path));
  if (missing.length > 0) stop(`There is no ${missing.map(({ path }) => path).join(", nor ")}`);
  const texts = documents.map(({ id, path }) => [id, readFileSync(path, "utf8")]);
  const { compared, differences } = sourceDifferences(checked.files, Object.fromEntries(texts));
  if (differences.length > 0)
    stop(`${differences.length} differences from the documents:\n  ${differences.join("\n  ")}`);
  process.stdout.write(`${compared} wordings, counts, and orders agree with the documents, word for word\n`);
}

function stop(message: string): never {
  process.stderr.write(`${message}\n`);
  process.exit(1);
}
