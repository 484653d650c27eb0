// Which rooms of src/ import which, read from the imports.
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

/** For each room the others that it imports, in alphabetical order. */
export type RoomImports = ReadonlyMap<string, readonly string[]>;

/**
 * The imports between the rooms of src/, types included.
 *
 * @param src - The folder.
 */
export function roomImports(src: string): RoomImports {
  const rooms = readdirSync(src, { withFileTypes: true }).flatMap((entry) => (entry.isDirectory() ? [entry.name] : []));
  return new Map(
    rooms.sort().map((room) => {
      const files = readdirSync(join(src, room), { recursive: true, encoding: "utf8" });
      const imported = files.flatMap((file) => {
        if (!file.endsWith(".ts")) return [];
        const text = readFileSync(join(src, room, file), "utf8");
        return Array.from(text.matchAll(/ from "(?:\.\.\/)+([\w-]+)\//g), ([, from = ""]) => from);
      });
      return [room, rooms.filter((other) => other !== room && imported.includes(other))];
    }),
  );
}

/**
 * A Mermaid drawing of the imports. An arrow that others imply is left out.
 *
 * @param imports - The imports.
 */
export function drawing(imports: RoomImports): string {
  const reached = (room: string): string[] => (imports.get(room) ?? []).flatMap((one) => [one, ...reached(one)]);
  const arrows = Array.from(imports, ([room, others]) => {
    const implied = new Set(others.flatMap(reached));
    return others.filter((other) => !implied.has(other)).map((other) => `  ${room} --> ${other}`);
  });
  return ["```mermaid", "flowchart LR", ...arrows.flat(), "```"].join("\n");
}
