// The command line that draws docs/pictures/: the charts of the gallery, and those of the code in the guides.
import { mkdir, rm, writeFile } from "node:fs/promises";
import { allPictures } from "./all-pictures.ts";
import { pictureFolder } from "./pictures.ts";

await rm(pictureFolder, { recursive: true, force: true });
await mkdir(pictureFolder);
for (const [name, svg] of await allPictures()) await writeFile(new URL(name, pictureFolder), svg);
