// The documents for contributors, and the workflows, name commands and files that there are.
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import * as yaml from "js-yaml";
import { describe, expect, it } from "vitest";
import { roomImports } from "../../scripts/room-imports.ts";

const root = fileURLToPath(new URL("../..", import.meta.url));
const guides = readdirSync(join(root, "docs")).filter((name) => name.endsWith(".md"));
const documents = ["README.md", "CONTRIBUTING.md", "SECURITY.md", ...guides.map((name) => `docs/${name}`)];
const { scripts, exports } = JSON.parse(read("package.json"));

function read(path: string): string {
  return readFileSync(join(root, path), "utf8");
}

describe.each(documents)("%s", (document) => {
  const text = read(document);

  it("names scripts that there are", () => {
    const named = Array.from(text.matchAll(/npm run ([\w:]+)/g), ([, name = ""]) => name);
    expect(named.filter((name) => !(name in scripts))).toEqual([]);
  });

  it("names files and folders that there are", () => {
    const top = "(?:src|data|test|docs|scripts|bench|\\.ci|\\.github|\\.changeset)";
    const named = Array.from(text.matchAll(new RegExp(`\`(${top}/[\\w./-]*)\``, "g")), ([, path = ""]) => path);
    // NAME stands for the name of an entry to come; docs/built is what `npm run docs` makes.
    const kept = named.filter((path) => !path.includes("NAME") && !path.startsWith("docs/built"));
    expect(kept.filter((path) => !existsSync(join(root, path)))).toEqual([]);
  });

  it("names subpaths that the package has", () => {
    const named = Array.from(text.matchAll(/`cei-framework\/([\w./-]+)`/g), ([, path = ""]) => `./${path}`);
    expect(named.filter((path) => !(path in exports))).toEqual([]);
  });
});

describe("CONTRIBUTING.md", () => {
  it("tells of every part of .ci/run, in its order", () => {
    const run = Array.from(read(".ci/run").matchAll(/^ *npm (?:run )?([\w:]+)/gm), ([, name = ""]) => name);
    const told = Array.from(read("CONTRIBUTING.md").matchAll(/^\| `npm (?:run )?([\w:]+)`/gm), ([, name = ""]) => name);
    expect(told).toEqual(run.filter((name) => name !== "ci"));
  });

  it("draws which way imports point, and they do", () => {
    // Each room of src/ with those that it may import; the linter sees to it that nothing imports in a circle.
    const core = ["check", "model", "crosswalk", "scoring"];
    const exchange = [...core, "csv", "exchange"];
    const catalog = ["check", "csv", "model"];
    const allowed: { readonly [room: string]: readonly string[] } = {
      ...{ check: [], csv: ["check"], model: ["check"], crosswalk: core.slice(0, 2), scoring: core.slice(0, 3) },
      ...{ table: [...core, "csv"], statistics: [...core, "csv", "table"] },
      disclosure: [...core, "csv", "table", "statistics"],
      ...{ sql: core, schemas: core, exchange: [...core, "csv"], case: exchange, sssom: exchange, skos: exchange },
      ...{ "data-package": exchange, charts: [...core, "catalog", "table", "statistics", "disclosure"] },
      ...{ catalog, forms: [...core, "catalog"] },
    };
    const imports = roomImports(join(root, "src"));
    expect([...imports.keys()].sort()).toEqual(Object.keys(allowed).sort());
    const wrong = Array.from(imports, ([room, others]) => {
      return others.filter((other) => !allowed[room]?.includes(other)).map((other) => `${room} imports ${other}`);
    });
    expect(wrong.flat()).toEqual([]);
  });
});

interface Workflow {
  readonly permissions: { readonly [name: string]: string };
  readonly jobs: {
    readonly [name: string]: {
      readonly permissions?: { readonly [name: string]: string };
      readonly steps: readonly { readonly uses?: string; readonly with?: object; readonly run?: string }[];
    };
  };
}

describe.each(["ci", "publish"])("the workflow %s", (name) => {
  const workflow = yaml.load(read(`.github/workflows/${name}.yml`)) as Workflow;
  const jobs = Object.values(workflow.jobs);
  const steps = jobs.flatMap((job) => job.steps);

  it("may read, runs all checks with the history, and takes no secret", () => {
    expect(workflow.permissions).toEqual({ contents: "read" });
    expect(steps.map((step) => step.run)).toContain(".ci/run");
    const checkout = steps.find((step) => step.uses?.startsWith("actions/checkout@"));
    expect(checkout?.with).toEqual({ "fetch-depth": 0, "persist-credentials": false });
    expect(read(`.github/workflows/${name}.yml`)).not.toMatch(/secrets\.|TOKEN/);
    expect(steps.filter((step) => step.uses !== undefined && !/^actions\/[\w-]+@v\d+$/.test(step.uses))).toEqual([]);
  });

  it("alone publishes, after the checks, with provenance", () => {
    const commands = steps.flatMap((step) => step.run ?? []);
    const publishes = commands.findIndex((command) => command.startsWith("npm publish"));
    if (name === "ci") return expect(publishes).toBe(-1);
    expect(commands[publishes]).toBe("npm publish --provenance --access public");
    expect(commands.indexOf(".ci/run")).toBeLessThan(publishes);
    expect(jobs.map((job) => job.permissions)).toEqual([{ contents: "read", "id-token": "write" }]);
  });
});
