// The charts in other languages: made-up ones, so that whatever is left in English is seen.
import {
  type Catalog,
  createPlan,
  crosswalk,
  evidenceScale,
  invert,
  metricPlan,
  OptionsError,
  projectionPlan,
  projectToMetrics,
  type SelfAssessment,
  scale,
  score,
  scoreDomains,
  scoreMetrics,
} from "cei-framework";
import { catalogTemplate, createCatalog, englishWords, wordsOf } from "cei-framework/catalog";
import {
  agreementChart,
  type ChartOptions,
  compareChart,
  competencyHeatmap,
  crosswalkChart,
  groupGapChart,
  likertChart,
  profileChart,
  toMermaid,
  type VegaLiteSpec,
} from "cei-framework/charts";
import { suppress } from "cei-framework/disclosure";
import { agreement, groupGaps, summarize } from "cei-framework/statistics";
import { fromAssessments, scoreTable } from "cei-framework/table";
import { describe, expect, it } from "vitest";
import { issuesOf } from "../issues.ts";

const template = catalogTemplate().texts;
const place = /\{\w+\}/;

/** Each text in marks, after the name of its word: "‹noScores: No scores to show.›". */
const marked = createCatalog({
  language: "es",
  texts: Object.fromEntries(template.map(({ key, english }) => [key, `‹${key.replace(/^.*\./, "")}: ${english}›`])),
});
/** Each word of each text is the same Arabic one; places and numbers stay. */
const arabic = createCatalog({
  language: "ar",
  texts: Object.fromEntries(
    template.map(({ key, english }) => [
      key,
      english.replace(/\{\w+\}|\p{L}+/gu, (found) => (place.test(found) ? found : "كلمة")),
    ]),
  ),
});

// The caller's texts are in Greek, so that Latin letters are the library's.
const fourPoints = scale({ min: 1, max: 4, labels: { 1: "ποτέ", 4: "πάντα" } });
const two = evidenceScale(4);
const rated = (ratings: SelfAssessment["ratings"], scale = fourPoints): SelfAssessment => ({
  instrument: "1.0",
  scale,
  ratings,
});
const planOf = (...ids: readonly string[]) =>
  createPlan({
    name: "ίδιο",
    items: ids,
    targets: ids.map((id) => ({ id, parts: [{ id: "p", weight: 1, items: [{ id, weight: 1 }] }] })),
  });
const scoresOf = (ratings: { readonly [id: string]: number | "n/a" | null }) =>
  score(ratings, fourPoints, planOf(...Object.keys(ratings)));
const domainScores = [1, 2, 4, 3].map((rating) => {
  return scoreDomains(rated({ "1.1": rating, "1.2": 4, "1.3": 2, "1.4": "n/a", "2.1": 1, "4.1": "n/a" }));
});
const [first, , , last] = domainScores as [(typeof domainScores)[0], unknown, unknown, (typeof domainScores)[0]];
const none = scoreDomains(rated({}));
const direct = scoreMetrics({ instrument: "2.0", scale: two, metrics: { M1: 3 }, lookFors: { "M4.1": 1 } });
const someRated = [
  rated({ "1.1": 1, "1.2": 2, "2.1": "n/a" }),
  rated({ "1.1": 4, "1.2": null, "2.1": 1 }),
  rated({ "1.1": 4, "1.2": "n/a" }),
  rated({ "1.1": 2, "1.2": 3, "7.5": null }),
];
const tableOn = (scale: typeof fourPoints) =>
  scoreTable(fromAssessments([rated({ "1.1": 2, "3.5": 3 }, scale)]), projectionPlan({ minCoverage: 0 }));
const published = suppress({
  rows: ["προσωπικό", "οικογένειες", "μαθητές"],
  columns: metricPlan().targets.map(({ id }) => id),
  across: "targets",
  counts: [40, 25, 7].map((count) => metricPlan().targets.map(() => count)),
  statistics: [
    { name: "μέσος", kind: "mean", values: [0.5, 0.25, 0.75].map((mean) => [mean, mean, mean, mean, mean]) },
  ],
}).published;
const share = suppress({
  rows: ["α"],
  columns: ["β"],
  counts: [[50]],
  statistics: [{ name: "μερίδιο", kind: "share", values: [[0.5]] }],
}).published;
const summaryOf = (...targets: readonly string[]) => targets.map((target) => ({ group: {}, target, n: 1, mean: 0.5 }));
const parts = (lookFors: object, metrics = {}) => scoreMetrics({ instrument: "2.0", scale: two, metrics, lookFors });
const twoRoles = { by: { ρόλος: ["α", "β", "α", "β"], τόπος: ["γ", "γ", "", ""] } };

const noAgreement = {
  raters: 0,
  items: [],
  alpha: { value: null, n: 0, reason: "no-values", units: 0 },
  difference: { value: null, n: 0, reason: "no-values" },
} as const;

type Draw = (options: ChartOptions) => VegaLiteSpec;

/** Groups of two, which are too small for others to see. */
const show = { small: "show" } as const;

/** Charts that, together, have every word. */
const charts: { readonly [name: string]: Draw } = {
  "a profile of domains": (options) => profileChart(first, options),
  "a profile on a scale": (options) => profileChart(first, { ...options, scale: scale({ min: 1, max: 4 }) }),
  "a profile of nothing": (options) => profileChart(none, options),
  "a profile of projections": (options) => profileChart(projectToMetrics(rated({ "3.5": 2 })), options),
  "a profile of metrics, some rated directly": (options) => profileChart(direct, { ...options, scale: two }),
  "a profile of all metrics": (options) =>
    profileChart(parts({ "M5.1": 1, "M5.2": 2, "M5.3": 3, "M5.4": 4 }, { M1: 1, M2: 2, M3: 3, M4: 4 }), options),
  "a profile of metrics on an unknown scale": (options) => profileChart(direct, options),
  "a profile of competencies": (options) => profileChart(scoresOf({ "1.1": 4, "1.2": "n/a" }), options),
  "a profile of look-fors": (options) => profileChart(scoresOf({ "M1.1": 4, "M1.2": null }), options),
  "a profile of metrics and look-fors": (options) => profileChart(scoresOf({ M1: 4, "M1.2": null }), options),
  "a profile of custom targets": (options) => profileChart(scoresOf({ α: 4, β: null }), options),
  "a heatmap of competencies": (options) => competencyHeatmap(domainScores, { ...options, ...twoRoles, ...show }),
  "a heatmap of one group": (options) => competencyHeatmap(domainScores, options),
  "a heatmap of metrics and look-fors": (options) => competencyHeatmap([direct], options),
  "a heatmap of look-fors": (options) => competencyHeatmap(summaryOf("M1.1", "M1.2"), options),
  "a heatmap of domains": (options) => competencyHeatmap(summarize(domainScores, twoRoles), { ...options, ...show }),
  "a heatmap of custom targets": (options) => competencyHeatmap(summaryOf("α", "β"), options),
  "a heatmap of a published table": (options) => competencyHeatmap(published, options),
  "a heatmap of differences from the mean": (options) =>
    competencyHeatmap(domainScores, { ...options, by: { ρόλος: ["α", "α", "β", "β"] }, values: "deviation", ...show }),
  "a heatmap of a publication": (options) => {
    const row = (ρόλος: string, target: string, n: number, mean: number) => ({ group: { ρόλος }, target, n, mean });
    const rows = [
      row("α", "M1", 20, 0.5),
      row("α", "M2", 30, 0.5),
      row("All", "M1", 40, 0.5),
      row("All", "M2", 40, 0.5),
    ];
    return competencyHeatmap({ all: "All", rows }, options);
  },
  "a heatmap of one group, some of it hidden": (options) =>
    competencyHeatmap({ all: "All", rows: [{ group: { ρόλος: "α" }, target: "M1", n: "*", mean: "*" }] }, options),
  "a heatmap of a share": (options) => competencyHeatmap(share, options),
  "a heatmap of nothing rated": (options) => competencyHeatmap([none], options),
  "a heatmap of nothing": (options) => competencyHeatmap([], options),
  "a change of many": (options) => compareChart(domainScores.slice(0, 2), domainScores.slice(2), options),
  "a change of pairs": (options) =>
    compareChart(domainScores.slice(0, 2), domainScores.slice(2), { ...options, paired: true, times: ["α", "β"] }),
  "a change of no pairs": (options) => compareChart([first, none], [none, first], { ...options, paired: true }),
  "a change of one": (options) => compareChart(first, last, options),
  "a change of one, back": (options) => compareChart(last, first, options),
  "no change, for a phone": (options) => compareChart(first, first, { ...options, layout: "narrow" }),
  "a change from nothing": (options) => compareChart([], domainScores, options),
  "a change of nothing rated": (options) => compareChart(none, none, options),
  "a change from nothing rated": (options) => compareChart(none, first, options),
  "a change of two bases": (options) =>
    compareChart(parts({}, { M2: 3 }), parts({ "M2.1": 2, "M2.2": 2, "M2.3": 2 }), options),
  "two times, one projected": (options) => compareChart<string>(projectToMetrics(rated({ "3.5": 2 })), direct, options),
  "two times by two plans": (options) => compareChart<string>(first, direct, options),
  "two times by two versions": (options) => compareChart(first, { ...last, packageVersion: "99.0.0" }, options),
  "two times on two scales": (options) =>
    compareChart(tableOn(fourPoints), tableOn(scale({ min: 0, max: 10 })), options),
  "gaps between groups": (options) =>
    groupGapChart(groupGaps(domainScores, { by: { ρόλος: ["α", "α", "β", ""] }, reference: "α" }), {
      ...options,
      ...show,
    }),
  "gaps between groups of clusters": (options) => {
    const cluster = domainScores.map((_, i) => `${i}`);
    return groupGapChart(groupGaps(domainScores, { by: { ρόλος: ["α", "α", "β", "β"] }, cluster }), {
      ...options,
      ...show,
    });
  },
  "gaps between groups of so many people": (options) => {
    const population = { α: 9, β: 9 };
    return groupGapChart(groupGaps(domainScores, { by: { ρόλος: ["α", "α", "β", "β"] }, population }), {
      ...options,
      ...show,
    });
  },
  "gaps between groups of two kinds": (options) =>
    groupGapChart(groupGaps(domainScores, twoRoles), { ...options, ...show }),
  "gaps between many groups": (options) => {
    const groups = [1, 2, 3, 4, 5, 6, 7].map((n) => ({ group: { ρόλος: `${n}` }, mean: { value: n / 7, n } }));
    const gaps = [{ group: groups[1]?.group, reference: groups[0]?.group }];
    const targets = [{ target: "M1", groups, gaps }];
    const written = { by: ["ρόλος"], level: 0.9, targets, comparisons: 1, unadjusted: [] };
    return groupGapChart(written as never, { ...options, ...show });
  },
  "gaps with intervals that leave the axis": (options) => {
    const mean = { value: 0.5, n: 20, interval: { low: -2, high: 2, level: 0.9 } };
    const targets = [{ target: "M1", groups: [{ group: { ρόλος: "α" }, mean }], gaps: [] }];
    return groupGapChart({ by: ["ρόλος"], level: 0.9, targets, comparisons: 1, unadjusted: [] }, options);
  },
  "gaps of nothing rated": (options) => groupGapChart(groupGaps([none, none], { by: { ρόλος: ["α", "β"] } }), options),
  "gaps of nothing": (options) =>
    groupGapChart({ by: [], level: 0.95, targets: [], comparisons: 0, unadjusted: [] }, options),
  "the crosswalk": (options) => crosswalkChart(crosswalk, { ...options, highlight: ["3.5", "M2"] }),
  "the crosswalk from its other side": (options) => crosswalkChart(invert(crosswalk), options),
  "a custom crosswalk": (options) => {
    const links = [{ source: "α", target: "β" }];
    return crosswalkChart({ sources: ["α", "γ"], targets: ["β", "δ"], links }, options);
  },
  "a custom crosswalk, for a phone": (options) => {
    const links = [{ source: "α", target: "β" }];
    return crosswalkChart({ sources: ["α", "γ"], targets: ["β"], links }, { ...options, layout: "narrow" });
  },
  "a crosswalk without links": (options) => crosswalkChart({ sources: ["α"], targets: ["β"], links: [] }, options),
  ratings: (options) => likertChart(someRated, { ...options, width: 1000 }),
  "ratings by group": (options) => likertChart(someRated, { ...options, by: twoRoles.by, atLeast: 2, ...show }),
  "ratings in panels, for a phone": (options) =>
    likertChart(someRated, { ...options, by: twoRoles.by, facet: "τόπος", layout: "narrow", ...show }),
  "ratings around a neutral point": (options) => likertChart(someRated, { ...options, center: 3 }),
  "ratings without a neutral point": (options) => likertChart(someRated, { ...options, center: 2, neutral: "apart" }),
  "ratings of nothing": (options) => likertChart([], options),
  "ratings of nothing rated": (options) => likertChart([rated({ "1.1": null })], options),
  "scores by group": (options) =>
    likertChart(summarize([...domainScores, none], { scale: fourPoints }), { ...options, scale: fourPoints }),
  "scores of nothing": (options) => likertChart(summarize([none], { scale: fourPoints }), options),
  "published scores": (options) =>
    likertChart({ all: "α", rows: [{ group: {}, target: "M1", n: "*", mean: "*", n_1: "*", n_2: "*" }] }, options),
  "published answers": (options) =>
    likertChart(
      suppress({ rows: ["α"], columns: ["1", "2"], across: "answers", counts: [[50, 60]] }).published,
      options,
    ),
  agreement: (options) =>
    agreementChart(
      agreement([
        rated({ "1.1": 1, "1.2": 2, "7.5": null }),
        rated({ "1.1": 4, "1.3": 1 }),
        rated({ "1.1": 4, "1.3": 2 }),
      ]),
      options,
    ),
  "agreement on nothing rated": (options) => agreementChart(agreement([rated({ "1.1": null })]), options),
  "agreement on custom items": (options) => {
    const distribution = [1, 2].map((rating) => ({ rating, count: 1 }));
    const item = { id: "α", n: 2, distribution, difference: { value: 1, n: 2 } };
    return agreementChart({ ...noAgreement, raters: 2, items: [item] } as never, options);
  },
  "agreement without raters": (options) => agreementChart(noAgreement, options),
};

/** The texts of a chart; those of several lines as one. */
function textsOf({ title, description, layer, data }: VegaLiteSpec): string[] {
  return [
    title.text.join(" "),
    title.subtitle.join(" "),
    description,
    ...layer.map(({ data }) =>
      (data?.values ?? []).flatMap(({ text }) => (text === undefined ? [] : [text])).join(" "),
    ),
    ...data.values.flatMap((row) => ["says", "name", "group", "time", "text"].map((field) => String(row[field] ?? ""))),
  ];
}

/** The Latin letters of a text that are not of the framework's ids. */
function latin(text: string): readonly string[] {
  return text.replace(/\b[DM]\d(\.\d)?\b/g, "").match(/\p{Script=Latin}+/gu) ?? [];
}

/** A text without what is in marks, and in marks within marks. */
function outsideMarks(text: string): string {
  const rest = text.replace(/‹[^‹›]*›/g, "");
  return rest === text ? rest : outsideMarks(rest);
}

describe.each(Object.entries(charts))("%s", (_, draw) => {
  it("has all its words from the catalog, with their places filled", () => {
    const texts = textsOf(draw({ catalog: marked }));
    expect(texts.filter((text) => latin(outsideMarks(text)).length > 0 || /[‹›]/.test(outsideMarks(text)))).toEqual([]);
    expect(texts.filter((text) => place.test(text))).toEqual([]);
  });

  it("has no Latin letter in a language that is written from right to left", () => {
    const texts = textsOf(draw({ catalog: arabic }));
    expect(texts.filter((text) => latin(text).length > 0 || place.test(text))).toEqual([]);
    expect(texts.join(" ")).toContain("كلمة");
  });

  it("is the same in English with and without a catalog, but for the words", () => {
    const english = createCatalog({ language: "en", texts: {} });
    expect(draw({ catalog: JSON.parse(JSON.stringify(english)) })).toEqual(draw({}));
    // Longer labels make rows higher, and the cells of a heatmap narrower.
    const dataOf = ({ data }: VegaLiteSpec) =>
      data.values.map((row) =>
        Object.entries(row).filter(
          ([field, value]) => typeof value !== "string" && !/^y|top|bottom|left|right/i.test(field),
        ),
      );
    expect(dataOf(draw({ catalog: arabic }))).toEqual(dataOf(draw({})));
  });

  it("takes only a catalog", () => {
    expect(() => draw({ catalog: "es" as never })).toThrow(OptionsError);
    expect(issuesOf(() => draw({ catalog: {} as Catalog }))).toEqual(["catalog wrong-type"]);
  });
});

it("every word of charts is in one of these", () => {
  // Long words are broken into lines.
  const all = Object.values(charts)
    .flatMap((draw) => textsOf(draw({ catalog: marked })))
    .join(" ")
    .replace(/\s/g, "");
  const names = Object.keys(englishWords);
  const ofCharts = names.slice(names.indexOf("domain"), names.indexOf("alpha") + 1);
  expect(ofCharts.length).toBeGreaterThan(100);
  expect(ofCharts.filter((name) => !all.includes(`‹${name}:`))).toEqual([]);
});

it("a flowchart takes its title and its labels from the catalog", () => {
  const custom = { sources: ["α"], targets: ["β"], links: [{ source: "α", target: "β" }] };
  expect(toMermaid(custom, { catalog: arabic })).toContain("accTitle: كلمة كلمة كلمة\n");
  const text = toMermaid(crosswalk, { catalog: arabic });
  expect(text).toContain("accTitle: كلمة كلمة كلمة\n");
  const labels = Array.from(text.matchAll(/"([^"]*)"/g), ([, label = ""]) => label);
  expect(labels.length).toBeGreaterThan(39);
  expect(labels.filter((label) => latin(label).length > 0)).toEqual([]);
  expect(issuesOf(() => toMermaid(crosswalk, { catalog: 3 as never }))).toEqual(["catalog wrong-type"]);
});

describe("a catalog with some translations", () => {
  const spanish = createCatalog({
    language: "es",
    texts: {
      "domain.building-relationships.name": "Construir relaciones",
      "word.domain": "dominio",
      "word.domainPlural": "dominios",
      "word.competencyPlural": "competencias",
      "word.metricPlural": "métricas",
      "word.profileTitle": "Perfil por {kind}",
      "word.heatmapTitle": "{kinds} por {groups}",
      "word.and": "{one} y {other}",
      "word.overall": "General",
      "word.shareRated": "{share} calificado",
      "word.nothingScored": "¿Nada calificado?",
      "word.intervalEnds": "(de {low} hasta {high})",
      "word.notEvident": "No evidente",
    },
  });
  const profile = profileChart(first, { catalog: spanish });

  it("has those, and English for the rest", () => {
    expect(profile.title.text).toEqual(["Perfil por dominio"]);
    expect(textsOf(profile)[3]).toMatch(/^D1 Construir relaciones .* General$/);
    // Of the five of D1, three are rated 1, 4, and 2, and one is n/a: 7 / 3 on the scale, a mean of 4 / 9.
    expect(profile.data.values[0]?.["says"]).toBe("D1 Construir relaciones: 0.44, 75% calificado");
    expect(profile.data.values.at(-1)?.["name"]).toBe("General");
    expect(profile.description).toMatch(/^Perfil por dominio\. Scores from 0 \(lowest rating\) to 1/);
  });

  it("does not translate the caller's names, and translates the ends of evidenceScale", () => {
    const options = { catalog: spanish, scale: two, names: { M1: "Evident" } };
    const chart = profileChart(direct, options);
    expect(chart.data.values[0]?.["name"]).toBe("Evident");
    expect(chart.description).toContain("Scores from 1 (No evidente) to 4 (Evident).");
  });

  it("starts titles with a capital, lists names with its and, and ends sentences once", () => {
    const chart = competencyHeatmap(domainScores, { ...twoRoles, ...show, catalog: spanish });
    expect(chart.title.text.join(" ")).toBe("Competencias por ρόλος y τόπος");
    expect(toMermaid(crosswalk, { catalog: spanish })).toContain("accTitle: Competencias y métricas\n");
    expect(competencyHeatmap([none], { catalog: spanish }).description).toContain(". ¿Nada calificado? ");
  });

  it("does not break an interval", () => {
    const chart = compareChart(domainScores.slice(0, 2), domainScores.slice(2), { catalog: spanish });
    // Of D1 4/9 and 5/9 before, 7/9 and 6/9 after: a difference of 2/9, on 0 to 1 11/18 with a variance of 1/648. Wilson's
    // interval of n = (77/324) / (1/648) = 154 for t = 4.302653 is 0.4390 to 0.7593.
    const [change] = chart.data.values.filter(({ kind }) => kind === "change");
    expect(change?.["says"]).toBe("D1 Construir relaciones: +0.22 (de −0.12 hasta +0.52)");
    const lines = chart.layer
      .flatMap(({ data }) => data?.values ?? [])
      .map(({ text }) => `${text}`.replace(/\s/g, " "));
    expect(lines).toEqual(expect.arrayContaining(["+0.22", "(de −0.12 hasta +0.52)"]));
  });

  it("gives its words, and keeps the places of English ones", () => {
    expect(wordsOf(spanish)).toEqual({
      ...englishWords,
      ...Object.fromEntries(
        Object.entries(spanish.texts).flatMap(([key, text]) => (key.startsWith("word.") ? [[key.slice(5), text]] : [])),
      ),
    });
    expect(issuesOf(() => createCatalog({ language: "es", texts: { "word.profileTitle": "Perfil" } }))).toEqual([
      "texts.word.profileTitle inconsistent",
    ]);
  });
});
