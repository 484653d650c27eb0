// What a fixture of a data rule is, and the records that fixtures break.
import type { DataFiles, Problem } from "../../scripts/data-files.ts";
import { competenciesOf, lookForsOf } from "../../scripts/places.ts";

/** One way in which the data breaks a rule, and what the rule must then report. */
export interface Fixture {
  /** What is wrong with the data, to stand after "rejects" in the name of a test. */
  readonly rejects: string;
  /** Breaks the data; it gets a copy of the real files. */
  readonly spoil: (files: DataFiles) => void;
  /** All that the rule reports, in its order. */
  readonly problems: readonly ExpectedProblem[];
}

/** A problem with a part of its message that no other problem of the rule has. */
interface ExpectedProblem extends Pick<Problem, "file" | "path"> {
  readonly says: string;
}

/** The domain with an id, to be broken. */
export function domain(files: DataFiles, id: string) {
  return found(files["self-assessment-1.0.json"].domains, (record) => record.id === id);
}

/** The competency with an id, to be broken. */
export function competency(files: DataFiles, id: string) {
  return found(competenciesOf(files), (record) => record.competency.id === id).competency;
}

/** The metric with an id, to be broken. */
export function metric(files: DataFiles, id: string) {
  return found(files["metrics-2.0.json"].metrics, (record) => record.id === id);
}

/** The look-for with an id, to be broken. */
export function lookFor(files: DataFiles, id: string) {
  return found(lookForsOf(files), (record) => record.lookFor.id === id).lookFor;
}

/** The reflection prompt with a key, to be broken. */
export function prompt(files: DataFiles, key: string) {
  return found(files["reflection-prompts.json"].reflectionPrompts, (record) => record.key === key);
}

/** The foundation with a key, to be broken. */
export function foundation(files: DataFiles, key: string) {
  return found(files["self-assessment-1.0.json"].foundations, (record) => record.key === key);
}

/** The discrepancy with an id, to be broken. */
export function discrepancy(files: DataFiles, id: string) {
  return found(files["discrepancies.json"].discrepancies, (record) => record.id === id);
}

/** The source with an id, to be broken. */
export function source(files: DataFiles, id: string) {
  return found(files["sources.json"].sources, (record) => record.id === id);
}

/** Adds a former id. */
export function former(files: DataFiles, record: DataFiles["former-ids.json"]["formerIds"][number]) {
  files["former-ids.json"].formerIds.push(record);
}

function found<T>(records: readonly T[], isMeant: (record: T) => boolean): T {
  const record = records.find(isMeant);
  if (record === undefined) throw new Error(`No record of data/ is meant by ${isMeant}; mend the fixture`);
  return record;
}
