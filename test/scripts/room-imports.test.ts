import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, expect, it } from "vitest";
import { drawing, roomImports } from "../../scripts/room-imports.ts";

const src = mkdtempSync(join(tmpdir(), "rooms-"));
afterAll(() => rmSync(src, { recursive: true }));

it("reads which rooms import which, also from folders inside, and leaves out implied arrows", () => {
  const files = {
    "low/a.ts": "export const a = 1;\n",
    "middle/b.ts": 'import { a } from "../low/a.ts";\nimport { c } from "./c.ts";\n',
    "high/deep/d.ts": 'import type { b } from "../../middle/b.ts";\nexport { a } from "../../low/a.ts";\n',
  };
  for (const [path, text] of Object.entries(files)) {
    mkdirSync(join(src, path, ".."), { recursive: true });
    writeFileSync(join(src, path), text);
  }
  const imports = roomImports(src);
  expect(Object.fromEntries(imports)).toEqual({ high: ["low", "middle"], low: [], middle: ["low"] });
  expect(drawing(imports)).toBe("```mermaid\nflowchart LR\n  high --> middle\n  middle --> low\n```");
});
