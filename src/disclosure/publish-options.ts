// Checks the input of `publish`: the problems of the scores and of all options are in one error.
import { describePath } from "../check/describe.ts";
import { OptionsError } from "../check/errors.ts";
import type { Issue } from "../check/issue.ts";
import { duplicate, unexpected } from "../check/messages.ts";
import { type Check, flag, numberBetween, optionIssues, required } from "../check/options.ts";
import { isPlainObject } from "../check/plain-object.ts";
import { type Scale, scaleIssues } from "../scoring/scale.ts";
import { askedTargets, type GroupedScores, groupedScores, type ManyScores } from "../statistics/grouped-scores.ts";
import { mostPoints } from "../table/rating-codes.ts";
import { limitChecks, limits, type SuppressOptions } from "./suppress.ts";

/** What to publish, and how much of it to hide. */
export interface PublishOptions<Target extends string = string> extends SuppressOptions {
  /**
   * The groups. For a table, one or two of its group columns: `"school"` or `["school", "role"]`. A list of columns in
   * place of the first is a hierarchy from the outside in: `[["district", "school"], "role"]`. For a list of scores,
   * labels as for `summarize`, under one or two names.
   */
  readonly by:
    | string
    | readonly (string | readonly string[])[]
    | { readonly [name: string]: readonly (string | undefined)[] };
  /** One or more targets, or "overall". Default: all. */
  readonly target?: Target | "overall" | readonly (Target | "overall")[] | undefined;
  /** Whether to add a distribution: how many scores are nearest to each point of the scale. Default: false. */
  readonly distribution?: boolean | undefined;
  /** A score, 0 to 1: adds the share of scores at or above it, within 1e-9. */
  readonly cut?: number | undefined;
  /** Whether to add the standard deviation, with n - 1. Default: false. */
  readonly sd?: boolean | undefined;
  /** Whether to publish totals over all groups. Without them fewer groups are hidden. Default: true. */
  readonly totals?: boolean | undefined;
  /** The scale of the distribution, at most 200 points. Default: that of the table; a list of scores needs it. */
  readonly scale?: Scale | undefined;
}

/** The checked input of `publish`. */
export interface PublishRequest<Target extends string> {
  readonly grouped: GroupedScores;
  /** The names of the groups in the rows, from the outside in. */
  readonly levels: readonly string[];
  /** The name of the groups in the columns; `undefined` for none. */
  readonly across: string | undefined;
  readonly targets: readonly (Target | "overall")[];
  /** The points of the distribution, in ascending order; an empty list without a distribution. */
  readonly points: readonly number[];
  readonly cut: number | undefined;
  readonly sd: boolean;
  readonly totals: boolean;
  readonly limits: ReturnType<typeof limits>;
}

/**
 * Checks the input of `publish`.
 *
 * @throws OptionsError with every problem.
 */
export function publishRequest<Target extends string>(
  scores: ManyScores<Target>,
  options: PublishOptions<Target>,
): PublishRequest<Target> {
  const issues = optionIssues(options, {
    ...limitChecks,
    by: required(byIssues),
    target: targetIssues,
    distribution: flag,
    cut: numberBetween(0, 1, "a score from 0 to 1"),
    sd: flag,
    totals: flag,
    scale: scaleIssues,
  });
  const {
    by,
    target,
    distribution,
    cut,
    sd = false,
    totals = true,
    scale,
    minCount,
    protect,
  } = Object(options) as PublishOptions<Target>;
  const names = namesIn(by);
  const ofGroups = isPlainObject(by) ? by : names.length === 0 ? undefined : names.map(({ name }) => name);
  const grouped = attempt(issues, () => groupedScores(scores, ofGroups, ["scores"]), names);
  if (grouped?.groups.length === 0)
    issues.push(unexpected(["scores"], [], "at least one assessment's scores", "empty"));
  const targets = grouped && attempt(issues, () => askedTargets(target, grouped.targets), names);
  const ofPoints = scale ?? grouped?.scale ?? undefined;
  const isSound = !issues.some(({ path }) => path[0] === "scale");
  if (distribution && grouped && isSound && !hasPoints(ofPoints)) {
    issues.push(unexpected(["scale"], ofPoints, `a scale of at most ${mostPoints} points, for the distribution`));
  }
  if (issues.length > 0 || !grouped || !targets) throw new OptionsError(issues);

  const [first, across] = Array.isArray(by)
    ? (by as unknown as readonly [string | readonly string[], string?])
    : grouped.by;
  return {
    grouped,
    levels: typeof first === "string" ? [first] : (first as readonly string[]),
    across,
    targets: targets as readonly (Target | "overall")[],
    points: distribution && ofPoints ? pointsOf(ofPoints) : [],
    cut,
    sd,
    totals,
    limits: limits({ minCount, protect }),
  };
}

/** A name of a group in the option `by`. */
interface PlacedName {
  readonly name: unknown;
  readonly path: readonly PropertyKey[];
}

/** The names in a list of names and of hierarchies, or in one name. */
function namesIn(by: unknown): PlacedName[] {
  if (!Array.isArray(by)) return typeof by === "string" ? [{ name: by, path: ["by"] }] : [];
  return Array.from(by).flatMap((one: unknown, i): PlacedName[] => {
    if (!Array.isArray(one)) return [{ name: one, path: ["by", i] }];
    return Array.from(one, (name: unknown, level) => ({ name, path: ["by", i, level] }));
  });
}

/**
 * The result of a function, or `undefined` when it throws; the issues of its error are added, at the path of each name
 * in `by`.
 */
function attempt<Value>(issues: Issue[], make: () => Value, names: readonly PlacedName[]): Value | undefined {
  try {
    return make();
  } catch (error) {
    if (!(error instanceof OptionsError)) throw error;
    for (const issue of error.issues) {
      const [option, i] = issue.path;
      const placed = option === "by" && typeof i === "number" ? names[i] : undefined;
      issues.push(placed === undefined ? issue : { ...issue, path: placed.path });
    }
    return undefined;
  }
}

const byIssues: Check = (by, path) => {
  const expected = 'one or two groups, such as ["school", "role"]';
  if (typeof by === "string") return [];
  const list: readonly unknown[] | undefined = Array.isArray(by) ? by : isPlainObject(by) ? Object.keys(by) : undefined;
  if (list === undefined) return [unexpected(path, by, expected)];
  if (list.length < 1 || list.length > 2) return [unexpected(path, list.length, expected, "row-length")];
  const [first, second] = list;
  const issues: Issue[] = [];
  if (Array.isArray(first) && first.length === 0) issues.push(unexpected([...path, 0], first, "a group", "empty"));
  if (Array.isArray(second))
    issues.push(unexpected([...path, 1], second, "a group, since only the first can be a list"));
  return issues;
};

const targetIssues: Check = (target, path) => {
  if (!Array.isArray(target)) return [];
  if (target.length === 0) return [unexpected(path, target, "at least one target", "empty")];
  return Array.from(target).flatMap((id: unknown, i): Issue[] => {
    const first = target.indexOf(id);
    return first < i ? [duplicate([...path, i], id, "target", describePath([...path, first]))] : [];
  });
};

function hasPoints(scale: Scale | undefined): boolean {
  return scale !== undefined && scale.continuous !== true && scale.max - scale.min < mostPoints;
}

function pointsOf({ min, max }: Scale): readonly number[] {
  return Array.from({ length: max - min + 1 }, (_, i) => min + i);
}
