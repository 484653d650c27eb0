import { CrosswalkError, createCrosswalk, crosswalk, domain, invert, label, metric } from "cei-framework";
import { crosswalkChart, toMermaid, type VegaLiteSpec } from "cei-framework/charts";
import { describe, expect, it } from "vitest";
import { colorsOf } from "../../src/charts/theme.ts";
import { issuesOf } from "../issues.ts";
import { type DrawnMark, drawnMarks, rowsOf, textsOf } from "./chart-rows.ts";

const unmapped = ["3.2", "3.4", "4.1", "4.2", "4.3", "5.2", "6.2", "6.4", "7.4", "7.5"];
const { hues, quiet, faint, ink, main } = colorsOf("light");
const wide = { width: 1200 } as const;
const narrow = { width: 320 } as const;

/** The marks of a kind, by an id in their data. */
async function marksOf(chart: VegaLiteSpec, type: string, kind: string): Promise<DrawnMark[]> {
  return (await drawnMarks(chart)).filter((mark) => mark.type === type && mark.datum["kind"] === kind);
}

/** Crosswalks with so many targets, each of which is fed by one source. */
const pairs = (count: number) => {
  const numbers = Array.from({ length: count }, (_, i) => i + 1);
  return createCrosswalk({
    sources: numbers.map((i) => `s${i}`),
    targets: numbers.map((i) => `t${i}`),
    links: numbers.map((i) => ({ source: `s${i}`, target: `t${i}` })),
  });
};

describe("crosswalkChart", () => {
  it("has a row for each linked pair, and tells shared and unmapped competencies from others", () => {
    for (const options of [wide, narrow]) {
      const chart = crosswalkChart(crosswalk, options);
      // 26 links: 24 competencies, two of which feed two metrics, each pair once.
      expect(rowsOf(chart, "link")).toHaveLength(26);
      expect(rowsOf(chart, "link", "source", "target", "via").filter(({ source }) => source === "3.5")).toEqual([
        { source: "3.5", target: "M3", via: "M3.3" },
        { source: "3.5", target: "M4", via: "M4.2" },
      ]);
      const idsOf = (state: string): unknown[] => {
        return rowsOf(chart, "source", "id", "state").flatMap((row) => (row["state"] === state ? row["id"] : []));
      };
      expect(idsOf("unmapped")).toEqual(unmapped);
      expect(idsOf("shared")).toEqual(["3.5", "3.6"]);
      expect(chart.description).toContain("34 competencies, 5 metrics, and 26 links between them.");
      expect(chart.description).toContain(`M4 ${metric("M4").name} is fed by 4.4, 3.5, 3.6.`);
    }
  });

  it("draws each line from its source to its target, in the hue of the target", async () => {
    const chart = crosswalkChart(crosswalk, wide);
    const lines = await marksOf(chart, "rule", "link");
    const ends = [...(await marksOf(chart, "symbol", "source")), ...(await marksOf(chart, "symbol", "target"))];
    const placeOf = (id: unknown) => ends.find(({ datum }) => datum["id"] === id);
    expect(lines).toHaveLength(26);
    for (const { datum, x, y, x2, y2, stroke } of lines) {
      const [source, target] = [placeOf(datum["source"]), placeOf(datum["target"])];
      expect({ x, y, x2, y2 }).toEqual({ x: source?.x, y: source?.y, x2: target?.x, y2: target?.y });
      expect(stroke).toBe(hues[["M1", "M2", "M3", "M4", "M5"].indexOf(String(datum["target"]))]);
    }
    const marks = ends.map(({ datum, stroke, fill, shape }) => [datum["id"], stroke, fill, shape]);
    expect(marks).toContainEqual(["1.1", hues[0], hues[0], "circle"]);
    expect(marks).toContainEqual(["3.5", ink, ink, "diamond"]);
    expect(marks).toContainEqual(["3.2", quiet, "#ffffff", "cross"]);
    expect(marks).toContainEqual(["M4", hues[3], hues[3], "square"]);
    expect(textsOf(chart)).toEqual(expect.arrayContaining(["Feeds more than one metric", "Feeds no metric"]));
  });

  it("places names in their order beside their marks, and targets near the middle of their sources", async () => {
    for (const width of [736, 1200]) {
      const chart = crosswalkChart(crosswalk, { width });
      const texts = textsOf(chart);
      // Competencies are under their domains.
      for (const id of ["D1", "D7"] as const) expect(texts).toContain(`${id} ${domain(id).name}`);
      const sources = await marksOf(chart, "symbol", "source");
      const targets = await marksOf(chart, "symbol", "target");
      const labels = (await drawnMarks(chart)).filter(({ type }) => type === "text");
      for (const marks of [sources, targets]) {
        const heights = marks.map(({ y }) => y);
        expect(heights).toEqual([...heights].sort((one, other) => one - other));
        for (const { datum, y } of marks) {
          // The middle of a label is the height of its mark.
          const words = String(datum["name"]);
          const first = labels.findIndex(({ text }) => words.startsWith(`${text} `) || words === text);
          let shown = "";
          let last = first;
          while (shown.length < words.length) shown = `${shown} ${labels[last++]?.text}`.trim();
          expect(shown).toBe(words);
          expect(((labels[first]?.y ?? 0) + (labels[last - 1]?.y ?? 0)) / 2).toBeCloseTo(y, 6);
        }
      }
      // Between the first and the last of its sources.
      for (const { datum, y } of targets) {
        const fedBy = crosswalk.sourcesOf(String(datum["id"]) as "M1");
        const heights = sources.flatMap((mark) => (fedBy.some((id) => id === mark.datum["id"]) ? [mark.y] : []));
        expect(y).toBeGreaterThan(Math.min(...heights));
        expect(y).toBeLessThan(Math.max(...heights));
      }
    }
  });

  it("gives metrics the same hues from the other side", async () => {
    const chart = crosswalkChart(invert(crosswalk), wide);
    const lines = await marksOf(chart, "rule", "link");
    expect(new Set(lines.map(({ datum, stroke }) => `${datum["source"]} ${stroke}`))).toEqual(
      new Set(hues.map((hue, i) => `M${i + 1} ${hue}`)),
    );
    const targets = await marksOf(chart, "symbol", "target");
    const colorOf = (id: string) => targets.find(({ datum }) => datum["id"] === id)?.stroke;
    expect(["1.1", "3.2", "3.5", "4.4"].map(colorOf)).toEqual([hues[0], quiet, ink, hues[3]]);
  });

  it("has one color for more than five on both sides", async () => {
    const colorsIn = async (count: number) => {
      const lines = await marksOf(crosswalkChart(pairs(count), wide), "rule", "link");
      return [...new Set(lines.map(({ stroke }) => stroke))];
    };
    expect(await colorsIn(5)).toEqual(hues);
    expect(await colorsIn(6)).toEqual([main]);
  });

  it("highlights the links of a competency, a metric, or a look-for", async () => {
    const highlighted = (highlight: string | readonly string[]): unknown[] => {
      const rows = rowsOf(crosswalkChart(crosswalk, { highlight }), "link", "source", "target", "isHighlighted");
      return rows.filter(({ isHighlighted }) => isHighlighted).map(({ source, target }) => `${source} ${target}`);
    };
    expect(highlighted("3.5")).toEqual(["3.5 M3", "3.5 M4"]);
    expect(highlighted(["M4"])).toEqual(["4.4 M4", "3.5 M4", "3.6 M4"]);
    expect(highlighted("M2.1")).toEqual(["2.1 M2", "2.2 M2"]);
    expect(issuesOf(() => crosswalkChart(crosswalk, { highlight: ["3.5", "3.8"] }))).toEqual([
      "highlight.1 unknown-id",
    ]);
    // Lists with holes have issues too.
    expect(issuesOf(() => crosswalkChart(crosswalk, { highlight: Array(2) }))).toEqual([
      "highlight.0 unknown-id",
      "highlight.1 unknown-id",
    ]);
    const chart = crosswalkChart(crosswalk, { ...wide, highlight: "3.5" });
    const lines = await marksOf(chart, "rule", "link");
    // The highlighted lines are the last, above the others.
    expect(lines.slice(-2).map(({ stroke }) => stroke)).toEqual([hues[2], hues[3]]);
    expect(new Set(lines.slice(0, -2).map(({ stroke }) => stroke))).toEqual(new Set([faint]));
    const bold = chart.layer.flatMap(({ data }) => (data?.values ?? []).filter(({ isBold }) => isBold));
    expect(bold.map(({ text }) => text)).toEqual(expect.arrayContaining(["M3 Shared", "M4 Alignment of"]));
    const chips = await marksOf(crosswalkChart(crosswalk, { ...narrow, highlight: "3.5" }), "rect", "link");
    const filled = chips.filter(({ fill }) => fill !== "#ffffff");
    expect(filled.map(({ datum, fill }) => [datum["source"], datum["target"], fill])).toEqual([
      ["3.5", "M3", hues[2]],
      ["3.5", "M4", hues[3]],
    ]);
  });

  it("does not label another framework's 1.1 with this framework's name", () => {
    const own = createCrosswalk({ sources: ["1.1", "1.2"], targets: ["A"], links: [{ source: "1.1", target: "A" }] });
    expect(rowsOf(crosswalkChart(own), "source", "name")).toEqual([{ name: "1.1" }, { name: "1.2" }]);
    expect(crosswalkChart(own).title.text).toEqual(["Sources and targets"]);
    expect(textsOf(crosswalkChart(own)).join(" ")).not.toContain("D1");
    expect(rowsOf(crosswalkChart(own, { names: { "1.1": "One" } }), "source", "name")[0]).toEqual({ name: "One" });
  });

  it("draws two links of a pair as one line, and reports that there is none", () => {
    const twice = createCrosswalk({
      sources: ["a"],
      targets: ["b"],
      links: [
        { source: "a", target: "b", via: "x" },
        { source: "a", target: "b", via: "y" },
      ],
    });
    expect(rowsOf(crosswalkChart(twice), "link", "via")).toEqual([{ via: "x, y" }]);
    const none = createCrosswalk({ sources: ["a"], targets: ["b"], links: [] });
    for (const options of [wide, narrow]) {
      expect(crosswalkChart(none, options).title.subtitle[0]).toBe("Nothing is linked.");
    }
    expect(() => crosswalkChart({ sources: [] } as never)).toThrow(CrosswalkError);
    // The parts of a crosswalk are enough, as they come from JSON.
    const parts = { sources: ["a"], targets: ["b"], links: [{ source: "a", target: "b" }] };
    expect(rowsOf(crosswalkChart(parts), "source", "says")).toEqual([{ says: "a: feeds b" }]);
    expect(toMermaid(parts)).toContain("s0 --> t0");
  });
});

describe("crosswalkChart, narrow", () => {
  const chart = crosswalkChart(crosswalk, narrow);

  it("has the ids of the metrics of each competency beside its name, or none", async () => {
    const rows = await marksOf(chart, "rule", "source");
    const chips = await marksOf(chart, "rect", "link");
    const texts = (await drawnMarks(chart)).filter(({ type }) => type === "text");
    // A row is above its line and below that of the row before.
    const shownIn = rows.map(({ datum, y }, i) => {
      const top = Math.max(rows[i - 1]?.y ?? 0, y - 200);
      const isWithin = (middle: number): boolean => middle > top && middle < y;
      const own = chips.filter((chip) => isWithin(chip.y + (chip.height ?? 0) / 2));
      const ids = own.map((chip) => {
        const isInside = (text: DrawnMark): boolean => {
          return text.x > chip.x && text.x < chip.x + (chip.width ?? 0) && text.y > chip.y && text.y < chip.y + 18;
        };
        return texts.filter(isInside).map(({ text }) => text);
      });
      const none = texts.filter(({ text, y: middle }) => text === "none" && isWithin(middle));
      return [datum["id"], [...ids.flat(), ...none.map(({ text }) => text)].join(" ")];
    });
    const expected = crosswalk.sources.map((id) => [id, crosswalk.targetsOf(id).join(" ") || "none"]);
    expect(shownIn).toEqual(expected);
    for (const { datum, fill } of chips) {
      expect(fill).toBe(hues[["M1", "M2", "M3", "M4", "M5"].indexOf(String(datum["target"]))]);
    }
  });

  it("names the metrics in its key", () => {
    const shown = textsOf(chart).join(" ");
    for (const id of crosswalk.targets) expect(shown).toContain(metric(id).name);
    for (const id of crosswalk.sources) expect(shown).toContain(`${id} ${label(id)}`);
    expect(rowsOf(chart, "target", "id")).toEqual(crosswalk.targets.map((id) => ({ id })));
  });

  it("has many targets below the name of their source, and names them in the end", async () => {
    const inverse = crosswalkChart(invert(crosswalk), narrow);
    const chips = await marksOf(inverse, "rect", "link");
    const [key] = await marksOf(inverse, "rect", "target");
    expect(Math.max(...chips.map(({ y }) => y))).toBeLessThan(key?.y ?? 0);
    const names = inverse.layer.flatMap(({ data }) => data?.values ?? []);
    const nameOfM2 = names.find(({ text }) => String(text).startsWith("M2 "));
    const chipsOfM2 = chips.filter(({ datum }) => datum["source"] === "M2");
    expect(chipsOfM2.map(({ datum }) => datum["target"])).toEqual(["2.1", "2.2", "2.4", "2.5"]);
    for (const { y } of chipsOfM2) expect(y).toBeGreaterThan(Number(nameOfM2?.["y"]));
  });

  it("shows targets that have names of their own with both the id and the name", () => {
    const named = crosswalkChart(pairs(2), { ...narrow, names: { t1: "The first target" } });
    expect(textsOf(named)).toEqual(expect.arrayContaining(["t1", "The first target", "t2"]));
  });
});
