// Every chart as Vega-Lite and Vega see it.
import { readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { Ajv } from "ajv";
import type { VegaLiteSpec } from "cei-framework/charts";
import { parse, View } from "vega";
import { compile } from "vega-lite";
import { describe, expect, it } from "vitest";
import { hostile, sampleCharts } from "./sample-charts.ts";

const schema = fileURLToPath(new URL("../../node_modules/vega-lite/build/vega-lite-schema.json", import.meta.url));
const isValid = new Ajv({ strict: false, validateFormats: false }).compile(JSON.parse(readFileSync(schema, "utf8")));

interface Logger {
  readonly level: () => Logger;
  readonly error: (...words: readonly unknown[]) => Logger;
  readonly warn: (...words: readonly unknown[]) => Logger;
  readonly info: () => Logger;
  readonly debug: () => Logger;
}

/** Collects the warnings of Vega-Lite and Vega. */
function warningCollector() {
  const warnings: string[] = [];
  const warn = (...words: readonly unknown[]): Logger => {
    warnings.push(words.join(" "));
    return logger;
  };
  const logger: Logger = { level: () => logger, error: warn, warn, info: () => logger, debug: () => logger };
  return { logger: logger as never, warnings };
}

/** The picture of a chart. */
async function svgOf(spec: VegaLiteSpec, warnings: { readonly logger: never }): Promise<string> {
  const { spec: compiled } = compile({ ...spec, width: 600 }, warnings);
  return new View(parse(compiled), { renderer: "none", logger: warnings.logger }).toSVG();
}

/** A text as it is in XML. */
function inXml(text: string): string {
  return text.replace(/&/g, "&amp;").replace(/</g, "&lt;").replace(/>/g, "&gt;");
}

describe.each(Object.entries(sampleCharts))("%s", (_, spec) => {
  it("is valid under Vega-Lite's own schema", () => {
    isValid(spec);
    expect(isValid.errors).toBe(null);
  });

  it("is plain JSON, made afresh", () => {
    expect(JSON.parse(JSON.stringify(spec))).toEqual(spec);
    expect(Object.isFrozen(spec)).toBe(false);
    expect(Object.isFrozen(spec.config)).toBe(false);
  });

  it("compiles and renders without a warning, with its title", async () => {
    const collected = warningCollector();
    compile(spec, collected);
    const svg = await svgOf(spec, collected);
    expect(collected.warnings).toEqual([]);
    expect(svg).toMatch(/^<svg/);
    for (const line of [...spec.title.text, ...spec.title.subtitle]) expect(svg).toContain(`>${inXml(line)}<`);
    expect(svg).not.toMatch(/NaN|undefined|Infinity/);
  });

  it("describes itself and its marks in words", async () => {
    expect(spec.description.length).toBeGreaterThan(20);
    expect(spec.description).not.toMatch(/NaN|undefined|null|Infinity/);
    for (const row of spec.data.values) expect(row["says"]).toEqual(expect.any(String));
    const marks = spec.layer.filter(({ mark }) => mark.aria !== false);
    for (const { encoding } of marks) expect(encoding.description).toEqual({ field: "says", type: "nominal" });
  });

  it("shows its rows within its height", () => {
    for (const { line = 0 } of spec.data.values) {
      expect(line).toBeGreaterThanOrEqual(0);
      expect((line as number) * 15).toBeLessThanOrEqual(spec.height);
    }
  });
});

it("custom text stays text, in expressions and in pictures", async () => {
  const collected = warningCollector();
  const svg = await svgOf(sampleCharts["profile of hostile ids"] as VegaLiteSpec, collected);
  expect(svg).not.toContain("<script");
  // Short text is on one line, unchanged.
  for (const id of hostile.filter((id) => id.length < 22 && !/\s\S*\s|\u2028/.test(id)))
    expect(svg).toContain(inXml(id));
  expect(collected.warnings).toEqual([]);
});
