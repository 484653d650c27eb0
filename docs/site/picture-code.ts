// The code that makes the chart of each picture: a file of docs/examples/charts/, or a block of a guide.
import { readdirSync, readFileSync } from "node:fs";

/** A picture, and the code that makes its chart. */
interface PictureCode {
  /** Its file in docs/pictures/, without its ending. */
  readonly id: string;
  readonly code: string;
}

const docs = new URL("../", import.meta.url);
const examples = readdirSync(new URL("examples/charts/", docs))
  .map((file) => file.replace(".ts", ""))
  .filter((name) => name !== "survey")
  .sort();

/** The code of a file of docs/examples/charts/. */
export function codeOf(name: string): string {
  return readFileSync(new URL(`examples/charts/${name}.ts`, docs), "utf8");
}

/** All pictures. */
export function pictureCodes(): PictureCode[] {
  const guides = readdirSync(docs).filter((name) => name.endsWith(".md"));
  return [...examples.map((id) => ({ id, code: codeOf(id) })), ...guides.sort().flatMap(picturesIn)];
}

/** The pictures in a guide, `![text](pictures/ID.svg)`, that are of no file: each is of the TypeScript block before it. */
function picturesIn(guide: string): PictureCode[] {
  const text = readFileSync(new URL(guide, docs), "utf8");
  return Array.from(text.matchAll(/!\[[^\]]*\]\(pictures\/([\w-]+)\.svg\)/g)).flatMap(({ 1: id = "", index }) => {
    if (examples.includes(id)) return [];
    const [, code] = Array.from(text.slice(0, index).matchAll(/^```ts\n(.*?)^```$/gms)).at(-1) ?? [];
    if (code === undefined) throw new Error(`docs/${guide}: there is no code before the picture ${id}`);
    return [{ id, code }];
  });
}
