// Reads, scores, and draws a survey beside the page, so that the page stays at hand however large the survey is.
import { CeiError } from "cei-framework";
import { type RatingTable, TableError } from "cei-framework/table";
import { svgPicture } from "../svg-picture.ts";
import { type Contents, contentsOf, layoutOf } from "./survey/contents.ts";
import type { Answer, Confirmation, OpenQuestion, Problem, Request, Setup } from "./survey/messages.ts";
import { counted, quoted } from "./survey/phrases.ts";
import { reportOf, type Survey } from "./survey/report.ts";
import type { MadeReport, MakeChart } from "./survey/report-parts.ts";
import { completed, detectedSetup, readOptions, setupView } from "./survey/setup.ts";
import { FileError, openSurvey, type SurveyFile } from "./survey/survey-file.ts";

/** A file as it is read so far. */
interface Reading {
  readonly file: SurveyFile;
  readonly contents: Contents;
  readonly setup: Setup;
  /** Its answers; `null` as long as the person has something to decide. */
  readonly table: RatingTable | null;
}

/** How many problems are listed. */
const mostListed = 200;

/** Drops work that nobody waits for any more. */
class Superseded extends Error {}

/** The survey and the one that it is compared with. */
const readings: { own: Reading | null; second: Reading | null } = { own: null, second: null };
let made: MadeReport | null = null;
/** How often something was opened, changed, or asked to be drawn: what an earlier request does is dropped. */
const asked = { reading: 0, drawing: 0 };

function answer(message: Answer): void {
  (postMessage as (message: Answer) => void)(message);
}

addEventListener("message", ({ data }: MessageEvent<Request>) => {
  const kind = data.ask === "draw" ? "drawing" : "reading";
  const number = data.ask === "file" ? asked[kind] : ++asked[kind];
  const stillAsked = (): void => {
    if (asked[kind] !== number) throw new Superseded();
  };
  respond(data, stillAsked).catch((error: unknown) => {
    if (error instanceof Superseded || asked[kind] !== number) return;
    answer({ answer: "failed", ...problemsOf(error) });
  });
});

async function respond(request: Request, stillAsked: () => void): Promise<void> {
  switch (request.ask) {
    case "open": {
      const file = await openSurvey(request.source, request.name);
      const layout = await layoutOf(file, file.layout);
      stillAsked();
      const contents = await contentsOf(file, layout, progress(stillAsked));
      const setup = await detectedSetup(contents, layout, scaleFor(request.isSecond));
      if (!request.isSecond) readings.second = null;
      await confirm(request.isSecond ? "second" : "own", { file, contents, setup }, stillAsked);
      break;
    }
    case "change": {
      const { setup, isSecond } = request;
      const which = isSecond ? "second" : "own";
      const before = readings[which];
      if (before === null) break;
      const isSame = (["instrument", "sheet", "delimiter", "encoding", "skipRows"] as const).every((key) => {
        return before.setup[key] === setup[key];
      });
      const contents = isSame ? before.contents : await contentsOf(before.file, setup, progress(stillAsked));
      const changed = isSame
        ? await completed(setup, contents)
        : await detectedSetup(contents, setup, scaleFor(isSecond));
      await confirm(which, { file: before.file, contents, setup: changed }, stillAsked);
      break;
    }
    case "report": {
      const { own, second } = readings;
      if (own?.table == null) break;
      const survey = { name: own.file.name, table: own.table, reading: readingOf(own, own.table) };
      const other =
        !request.isCompared || second?.table == null
          ? null
          : { name: second.file.name, table: second.table, reading: readingOf(second, second.table) };
      made = reportOf(survey, other, request);
      answer({ answer: "report", report: made.report });
      break;
    }
    case "draw": {
      const { charts } = made ?? { charts: new Map() };
      for (const [key, make] of charts) {
        // Lets a later request be heard.
        await new Promise((done) => setTimeout(done));
        stillAsked();
        answer({ answer: "picture", key, ...(await picture(make, request.width)) });
        stillAsked();
      }
      break;
    }
    case "file": {
      const file = made?.files.get(request.key);
      if (file === undefined) break;
      const pieces: string[] = [];
      for await (const piece of file.pieces()) pieces.push(piece);
      answer({ answer: "file", name: file.name, blob: new Blob(pieces, { type: "text/csv" }) });
    }
  }
}

/** The scale of a second survey, which is that of the first; `null` for the first, whose own is looked for. */
function scaleFor(isSecond: boolean): Pick<Setup, "min" | "max"> | null {
  const setup = isSecond ? readings.own?.setup : undefined;
  return setup === undefined ? null : { min: setup.min, max: setup.max };
}

/** A chart as SVG with what it shows in words; where it cannot be drawn no SVG, and why. */
async function picture(
  make: MakeChart,
  width: number,
): Promise<{ readonly svg: string; readonly description: string }> {
  try {
    const { description } = make({ width, theme: "light" });
    return { svg: await svgPicture((theme) => make({ width, theme }), width), description };
  } catch (error) {
    return { svg: "", description: `The chart could not be drawn: ${String(error)}` };
  }
}

/** Reads a file by its setup, and asks the person to confirm it. */
async function confirm(
  which: keyof typeof readings,
  { file, contents, setup }: Omit<Reading, "table">,
  stillAsked: () => void,
): Promise<void> {
  const view = setupView(setup, contents);
  let table: RatingTable | null = null;
  let found: Pick<Confirmation, "problems" | "problemCount"> = { problems: [], problemCount: 0 };
  if (view.open.length === 0) {
    try {
      table = await file.read(setup, { ...readOptions(setup, contents), onProgress: progressOf(stillAsked) });
      const problems = table.rejected.flatMap(({ issues }) => issues.map(problemOf));
      found = { problems: problems.slice(0, mostListed), problemCount: problems.length };
    } catch (error) {
      if (error instanceof Superseded) throw error;
      const { problems, count } = problemsOf(error);
      found = { problems, problemCount: count };
    }
  }
  stillAsked();
  readings[which] = { file, contents, setup, table };
  const open = [...view.open, ...stillOpen({ file, contents, setup, table }, which, view.open.length > 0)];
  answer({
    answer: "confirm",
    isSecond: which === "second",
    confirmation: {
      ...view,
      ...found,
      open,
      ...(which === "second" && { suggestedScale: null }),
      name: file.name,
      sheets: file.sheets,
      rows: table?.rows ?? 0,
      leftOut: table === null ? [] : leftOutOf(table, setup),
    },
  });
}

/** How a survey was read, for its report. */
function readingOf({ contents, setup }: Reading, table: RatingTable): Survey["reading"] {
  const { found, answers } = setupView(setup, contents);
  return { sentences: [...found, ...leftOutOf(table, setup)], answers, responses: contents.rows };
}

/** Decisions that are left once the answers are read, in sentences. */
function stillOpen(
  { contents, setup, table }: Reading,
  which: keyof typeof readings,
  isOpen: boolean,
): readonly OpenQuestion[] {
  const first = readings.own?.setup;
  if (which === "second" && first && (setup.min !== first.min || setup.max !== first.max)) {
    const text = `The first survey has a scale from ${first.min} to ${first.max}: choose what each answer is on that scale.`;
    return [{ about: "scale", text }];
  }
  if (isOpen) return [];
  if (contents.rows === 0) return [{ about: "rows", text: "The file has no responses." }];
  const different = (table?.rejected ?? []).filter(({ issues }) => issues.some(({ code }) => code === "inconsistent"));
  const asked = Object.entries(setup.columns).filter(([, meaning]) => /\d/.test(meaning));
  for (const [header, meaning] of asked) {
    const others = asked.filter(([, other]) => other === meaning).map(([other]) => other);
    if (different.length === 0 || others.length < 2 || others[0] !== header) continue;
    const text = `The columns ${quoted(others)} are all taken for ${meaning}, and have different answers in ${counted(different.length, "response", "responses")}. Choose what each is.`;
    return [{ about: "columns", header, text }];
  }
  const isUnread = table === null || table.rows === 0;
  return isUnread ? [{ about: "rows", text: "No response can be scored: see what is wrong below." }] : [];
}

/** The rows that a table is without, in sentences. */
function leftOutOf(table: RatingTable, { keep, unique }: Setup): readonly string[] {
  const { rejected, blankRows, leftOutRows, repeatedRows, skippedRows } = table;
  const rows = (count: number) => counted(count, "row", "rows");
  return [
    ...(rejected.length > 0 ? [`${rows(rejected.length)} that cannot be read.`] : []),
    ...(keep && leftOutRows > 0 ? [`${rows(leftOutRows)} in which “${keep.column}” is not “${keep.value}”.`] : []),
    ...(unique && repeatedRows > 0
      ? [`${rows(repeatedRows)} with a text in “${unique.column}” that another response has.`]
      : []),
    ...(blankRows > 0 ? [`${rows(blankRows)} without any text.`] : []),
    ...(skippedRows.length > 0 ? [`${rows(skippedRows.length)} above the first response, beside the headers.`] : []),
  ];
}

/** Tells the page how far the reading is, from time to time. */
function progress(stillAsked: () => void): (rows: number) => void {
  return (rows) => {
    if (rows % 20_000 !== 0) return;
    stillAsked();
    answer({ answer: "progress", rows });
  };
}

function progressOf(stillAsked: () => void): (progress: { readonly rows: number }) => void {
  return ({ rows }) => {
    stillAsked();
    answer({ answer: "progress", rows });
  };
}

function problemOf({ line, path, message }: TableError["issues"][number]): Problem {
  return { line, column: path[1] === undefined ? "" : String(path[1]), message };
}

function problemsOf(error: unknown): { readonly problems: readonly Problem[]; readonly count: number } {
  if (error instanceof TableError) {
    return { problems: error.issues.slice(0, mostListed).map(problemOf), count: error.count };
  }
  if (error instanceof CeiError) {
    const problems = error.issues.map(({ path, message }) => ({ line: null, column: path.join(" "), message }));
    return { problems, count: problems.length };
  }
  const isGone = error instanceof DOMException && error.name === "NotReadableError";
  const text = error instanceof FileError ? error.message : String(error);
  const message = isGone ? "The file was changed or moved since it was chosen. Choose it again." : text;
  return { problems: [{ line: null, column: "", message }], count: 1 };
}
