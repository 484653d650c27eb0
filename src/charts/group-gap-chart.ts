// How far groups stand apart: the mean of each with its interval, target by target.
import { checks } from "../model/checks.ts";
import type { Issue } from "../model/errors.ts";
import { unexpected } from "../model/unexpected.ts";
import { type Estimate, estimateIssues, levelIssues, percentOf } from "../statistics/estimate.ts";
import type { GroupGaps, GroupValues } from "../statistics/group-gaps.ts";
import { checkChartOptions, type ScoreChartOptions, scoreChartKeys } from "./chart-options.ts";
import { chartOf, emptyChart, only, saying } from "./frame.ts";
import { groupName } from "./group-name.ts";
import { colours } from "./look.ts";
import { missingLayer } from "./missing-layer.ts";
import { namesOf } from "./names.ts";
import { heightOf, linesIn, type RowLabel, rowAxis, rowLabel, rowPosition, rowsOf } from "./rows.ts";
import { scoreScale } from "./score-scale.ts";
import type { ChartRow, VegaLiteSpec } from "./vega-lite-spec.ts";

/**
 * The gaps between groups: under each target a row for each group, with its mean as a dot, the interval of the mean as
 * a line, and beside it the mean and how many it rests on. The group that all are held against has a diamond. A group
 * without scores says so. What the numbers leave unadjusted stands under the title.
 *
 * It shows what it is given: of small groups, show what `suppress` lets through, in a `competencyHeatmap`.
 *
 * @param gaps - From groupGaps.
 * @param options - Title, names, width, and the scale of the ratings.
 * @throws OptionsError with every problem of the gaps and the options.
 */
export function groupGapChart(gaps: GroupGaps, options: ScoreChartOptions = {}): VegaLiteSpec {
  checkChartOptions(options, scoreChartKeys, () => gapsIssues(gaps));
  const title = `Groups by ${gaps.by.join(" and ") || "group"}`;
  if (gaps.targets.length === 0) return emptyChart(title, "No targets to show.", options);
  const names = namesOf(
    gaps.targets.map(({ target }) => target),
    options.names,
    "Target",
  );
  const shown = scoreScale(options.scale);
  const reference = referenceOf(gaps);
  const placed = gaps.targets.flatMap(({ target, groups }) => [
    { target, group: null, mean: null, row: { label: rowLabel(names.nameOf(target)), isBold: true } as RowLabel },
    ...groups.map(({ group, mean }) => {
      const isReference = sameGroup(group, reference);
      const label = rowLabel(`${groupName(group)}${isReference ? " (reference)" : ""}`);
      return { target, group, mean, row: { label, end: [endOf(mean, shown.shown)] } as RowLabel };
    }),
  ]);
  const rows = rowsOf(placed.map(({ row }) => row));
  const lines = linesIn(rows);

  const values = placed.flatMap(({ target, group, mean }, i): ChartRow[] => {
    if (group === null) return [];
    const { low = null, high = null } = (mean.value === null ? undefined : mean.interval) ?? {};
    const interval = low === null || high === null ? "" : `, interval ${shown.shown(low)} to ${shown.shown(high)}`;
    const says = `${names.nameOf(target)}, ${groupName(group)}: ${endOf(mean, shown.shown)}${interval}`;
    const row = { target, group: groupName(group), mean: mean.value, n: mean.n, low, high, line: rows[i]?.middle ?? 0 };
    const isReference = sameGroup(group, reference);
    return [{ kind: mean.value === null ? "missing" : "mean", ...row, isReference, from: 0, to: 1, says }];
  });
  const x = shown.reaching(values.flatMap(({ low, high }) => [low, high]));
  const isMissing = values.every(({ kind }) => kind === "missing");
  const y = rowPosition("line", lines);
  return chartOf(
    {
      title,
      notes: [
        ...(isMissing ? ["No group has a score."] : []),
        `Dots are means, lines their ${percentOf(gaps.level)}% intervals, which go on where they reach the edge; n is how many have a score.`,
        ...(reference === null ? [] : ["The diamond is the group that the others are held against."]),
        ...gaps.unadjusted,
      ],
      says: [`Mean scores ${shown.range}`, ...values.map(({ says }) => String(says))],
      height: heightOf(rows),
      values,
      layer: [
        missingLayer(x, { ...y, axis: rowAxis(rows, "left", names.kind) }),
        {
          transform: [{ filter: "datum.kind === 'mean' && isValid(datum.low)" }],
          mark: { type: "rule", clip: true, color: colours.main, strokeWidth: 2, aria: false },
          encoding: { x: x("low"), x2: { field: "high" }, y },
        },
        {
          ...only("mean"),
          mark: { type: "point", filled: true, size: 110, opacity: 1, color: colours.main },
          encoding: {
            x: x("mean"),
            y: { ...y, axis: rowAxis(rows, "right") },
            shape: { condition: { test: "datum.isReference", value: "diamond" }, value: "circle" },
            fill: { condition: { test: "datum.isReference", value: colours.other }, value: colours.main },
            ...saying,
          },
        },
      ],
    },
    options,
  );
}

function gapsIssues(gaps: unknown): Issue[] {
  const { issues, record, list } = checks();
  // A group may be called nothing, unlike an id.
  const text = (value: unknown, path: readonly PropertyKey[]): void => {
    if (typeof value !== "string") issues.push(unexpected(path, value, "text"));
  };
  const path = ["gaps"];
  const whole = record(gaps, path, "what groupGaps gives", ["by", "targets", "level", "unadjusted"], true);
  if (whole === undefined) return issues;
  for (const name of ["by", "unadjusted"]) {
    list(whole[name], [...path, name], 0).forEach((one, i) => {
      text(one, [...path, name, i]);
    });
  }
  issues.push(...levelIssues(whole["level"], [...path, "level"]));
  list(whole["targets"], [...path, "targets"], 0).forEach((one, t) => {
    const place = [...path, "targets", t];
    const target = record(one, place, "a target of groupGaps", ["target", "groups", "gaps"], true);
    if (target === undefined) return;
    text(target["target"], [...place, "target"]);
    list(target["gaps"], [...place, "gaps"], 0).forEach((gap, g) => {
      record(gap, [...place, "gaps", g], "a gap of groupGaps", ["group", "reference"], true);
    });
    list(target["groups"], [...place, "groups"], 0).forEach((group, g) => {
      const found = record(group, [...place, "groups", g], "a group of groupGaps", ["group", "mean"], true);
      if (found === undefined) return;
      const values = record(found["group"], [...place, "groups", g, "group"], "the values of a group", [], true);
      for (const [name, value] of Object.entries(values ?? {})) text(value, [...place, "groups", g, "group", name]);
      issues.push(...estimateIssues(found["mean"], [...place, "groups", g, "mean"]));
    });
  });
  return issues;
}

/** The one group that all others are held against; `null` where pairs were taken. */
function referenceOf({ targets }: GroupGaps): GroupValues | null {
  const [first] = targets;
  const references = first?.gaps.map(({ reference }) => reference) ?? [];
  const [reference] = references;
  if (!first || !reference || first.groups.length < 3) return null;
  return references.every((one) => sameGroup(one, reference)) ? reference : null;
}

function sameGroup(one: GroupValues, other: GroupValues | null): boolean {
  return other !== null && JSON.stringify(one) === JSON.stringify(other);
}

function endOf({ value, n }: Estimate, shown: (score: number) => string): string {
  return value === null ? "no score" : `${shown(value)} (n ${n})`;
}
