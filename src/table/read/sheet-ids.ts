// Ids in the cells of one column of a sheet.
import { describe } from "../../check/describe.ts";
import { otherText, unexpected, unknownId } from "../../check/messages.ts";
import { cleanText } from "../../csv/text.ts";
import { plainName } from "../instrument-items.ts";
import type { Problem } from "../table-error.ts";
import type { SheetCell } from "./sheet.ts";

/** Reads the id in a cell, given the number of its row. */
export type IdReader = (cell: SheetCell, row: number, areHinted: boolean) => string | Problem;

/**
 * A reader of the ids of a column.
 *
 * @param cells - All cells of the column: the others show what a cell may mean.
 * @param side - The side of the crosswalk; `via` for ids that may be any text, or missing: "".
 * @param ids - The known ids of the side; `undefined` where any id is taken.
 */
export function idReader(
  cells: readonly SheetCell[],
  side: "source" | "target" | "via",
  ids: readonly string[] | undefined,
): IdReader {
  const column = new Set(cells.map(({ text }) => text));
  const known = ids && new Map(ids.map((id) => [cleanText(id), id]));
  const isId = (text: string): boolean => (known ?? column).has(text);
  // If some number ends with 0, zeros were not lost.
  const hasZeros = [...column].some((text) => /^\d+\.\d*0$/.test(text));
  const firstRows = new Map<string, { readonly text: string; readonly row: number }>();
  const listIt = `If it is one id, list it in the option ${side}s`;

  /** Whether a number such as 3.1 may have been 3.10. */
  const mayBeOther = ({ text, mayLackZero }: SheetCell): boolean => {
    if (!mayLackZero || hasZeros || !/^\d+\.\d*[1-9]$/.test(text)) return false;
    return known ? known.has(`${text}0`) : [..."123456789"].some((digit) => column.has(text + digit));
  };

  return (cell, row, areHinted) => {
    const { text, problem } = cell;
    if (problem !== null) return problem;
    if (text === "") return side === "via" ? "" : emptyCell(side);
    if (known?.has(text) !== true) {
      if (/^#(N\/A|DIV\/0!|[A-Z]+[!?])$/.test(text)) {
        return otherText([], text, `${side === "via" ? "text" : `a ${side}`}, not a spreadsheet error`);
      }
      if (/[\uFFFD\p{Surrogate}]/u.test(text)) {
        const message = `${describe(text)} was read in the wrong encoding. Save the file as CSV UTF-8`;
        return { message, code: "not-utf-8", params: { got: text } };
      }
      if (side !== "via" && areSeveral(text, isId, known === undefined)) {
        const { message, code, params } = otherText([], text, `one ${side}`);
        const hint = known === undefined ? `. ${listIt}` : "";
        return { message: `${message}. Write one link per row${hint}`, code, params };
      }
      if (known !== undefined) {
        const { message, code, params } = unknownId([], text, `a ${side}`, areHinted ? [...known.keys()] : []);
        if (!mayBeOther(cell)) return { message, code, params };
        return { message: `${message}${message.endsWith("?") ? "" : "."} ${lostZero}`, code, params };
      }
    }
    if (mayBeOther(cell)) {
      const isListed = known !== undefined || side === "via";
      const fix = isListed ? ", or pass rows whose ids are text" : `, or list the ids in the option ${side}s`;
      const message = `${describe(text)} may also be ${describe(`${text}0`)}. ${lostZero}${fix}`;
      return { message, code: "ambiguous-id", params: { got: text, other: `${text}0` } };
    }
    if (known !== undefined) return known.get(text) as string;
    const plain = plainName(text);
    const first = firstRows.get(plain);
    if (first === undefined) firstRows.set(plain, { text, row });
    else if (first.text !== text) {
      return unexpected([], text, `${describe(first.text)}, as in row ${first.row}`, "inconsistent");
    }
    return text;
  };
}

const lostZero = "A spreadsheet drops the last zero of a number: format the column as text";

function emptyCell(side: "source" | "target"): Problem {
  const other = side === "source" ? "target" : "source";
  const message = `Expected a ${side}, got an empty cell. Write the ${side} in each row, also below merged cells. To keep a ${other} without a link, leave out its row and list it in the option ${other}s`;
  return { message, code: "empty", params: { got: "", expected: `a ${side}` } };
}

/** Whether a text is a list of ids. */
function areSeveral(text: string, isId: (text: string) => boolean, isAny: boolean): boolean {
  const listed = text.split(/[,;|\r\n]/);
  if (listed.length > 1 && (isAny || listed.some((one) => isId(cleanText(one))))) return true;
  const words = text.split(/[\s,;|/&+\u2010-\u2015-]/).filter((word) => !["", "and", "or", "to"].includes(word));
  return words.length > 1 && words.every(isId);
}
