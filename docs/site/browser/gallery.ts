// Makes PNG files of the gallery's pictures.
import { download } from "./download.ts";
import { loadScript } from "./load-script.ts";
import { pngOf } from "./png.ts";

declare global {
  /** The text of each picture's file; gallery-pictures.js sets it, since pages from a file system can read no files. */
  var galleryPictures: { readonly [id: string]: string } | undefined;
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-png]")) {
  const id = button.closest("article")?.id ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    // No reader needs the texts of the pictures who downloads nothing.
    await loadScript("gallery-pictures.js");
    const svg = globalThis.galleryPictures?.[id] ?? "";
    download(await pngOf(svg, button.dataset["png"] === "transparent"), `${id}.png`);
  });
}
