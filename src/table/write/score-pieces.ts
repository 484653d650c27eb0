// Writes a table of scores as CSV, in pieces. Many rows have few distinct scores, coverages, and statuses, so each text
// is made once.
import { type CellOptions, cellText, pieceRows } from "../../csv/write-csv.ts";
import type { Outcome } from "../../scoring/scores.ts";
import { blockRows } from "../blocks.ts";
import { scoredBatches } from "../kernel/kernel.ts";
import { fillOverall, outcomeColumns, statuses } from "../score/outcomes.ts";
import type { ScoreData, ScoreTable } from "../score/score-table.ts";

/** How many numbers have a cached text; more than the overall of any plan of this library needs. */
const mostTexts = 1 << 16;

/** The pieces of a table of scores, the first with the header. */
export function* scorePieces(
  scores: ScoreTable,
  { data, targets, minCoverage }: ScoreData,
  options: CellOptions,
): Generator<string, void, undefined> {
  const { delimiter = "," } = options;
  const textOfCell = cellText(options);
  const ids = scores.targets.flatMap((id) => [`${id}_score`, `${id}_coverage`, `${id}_status`]);
  let piece = `${[...scores.table.groups, ...ids].map(textOfCell).join(delimiter)}\r\n`;

  // Each text ends with a delimiter, or, for a status of the overall, with the line end.
  const groups = data.groups.map(({ place, values }) => {
    return { place, texts: values.map((value) => textOfCell(value) + delimiter) };
  });
  const ofTargets: string[][] = targets.map(() => []);
  const textOfOutcome = ({ score, coverage, status }: Outcome): string => {
    return [score, coverage, status].map((cell) => textOfCell(cell) + delimiter).join("");
  };
  const texts = new Map<number, string>();
  const numberText = (value: number): string => {
    const known = texts.get(value);
    if (known !== undefined) return known;
    const text = textOfCell(Number.isNaN(value) ? null : value) + delimiter;
    if (texts.size === mostTexts) texts.clear();
    texts.set(value, text);
    return text;
  };
  const statusTexts = statuses.map((status) => `${textOfCell(status)}\r\n`);

  const fill = fillOverall(targets, minCoverage);
  for (const { firstRow, rows, numbers } of scoredBatches(data.blocks, targets)) {
    // Outcomes are added as rows are scored.
    targets.forEach(({ outcomes: { list } }, t) => {
      const known = ofTargets[t] as string[];
      for (let number = known.length; number < list.length; number++) {
        known.push(textOfOutcome(list[number] as Outcome));
      }
    });
    const overall = outcomeColumns(rows);
    fill(numbers, overall);
    const { score, coverage, status } = overall;
    for (let from = 0; from < rows; from += blockRows) {
      const block = data.blocks.list[(firstRow + from) / blockRows];
      const columns = groups.map(({ place, texts }) => ({ texts, numbers: block?.groups[place] as Int32Array }));
      const to = Math.min(rows, from + blockRows);
      for (let row = from; row < to; row++) {
        for (let g = 0; g < columns.length; g++) {
          const { texts, numbers } = columns[g] as (typeof columns)[number];
          piece += texts[numbers[row - from] as number] ?? delimiter;
        }
        for (let t = 0; t < ofTargets.length; t++) {
          piece += (ofTargets[t] as string[])[numbers[t]?.[row] as number];
        }
        piece += numberText(score[row] as number);
        piece += numberText(coverage[row] as number);
        piece += statusTexts[status[row] as number];
        if ((row + 1) % pieceRows !== 0) continue;
        yield piece;
        piece = "";
      }
    }
  }
  if (piece !== "") yield piece;
}
