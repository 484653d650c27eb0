// Makes PNG files of the gallery's pictures.
export {};

declare global {
  /** The text of each picture's file; gallery-pictures.js sets it, since pages from a file system can read no files. */
  var galleryPictures: { readonly [id: string]: string } | undefined;
}

/** Pixels of a PNG file for each pixel of the picture, so that it is sharp in slides and in print. */
const density = 2;

let loading: Promise<void> | undefined;

/** Loads the texts of the pictures, which no reader needs who downloads nothing. */
function load(): Promise<void> {
  loading ??= new Promise((done, failed) => {
    const script = document.createElement("script");
    script.src = "assets/gallery-pictures.js";
    script.addEventListener("load", () => done());
    script.addEventListener("error", failed);
    document.head.append(script);
  });
  return loading;
}

/** A picture in the colors of paper, whatever the reader's are. */
async function pngOf(id: string, isTransparent: boolean): Promise<Blob> {
  await load();
  const text = globalThis.galleryPictures?.[id] ?? "";
  const light = text.replace("screen and (prefers-color-scheme:dark)", "not all");
  const image = new Image();
  image.src = `data:image/svg+xml,${encodeURIComponent(isTransparent ? light.replace(/svg\{[^}]*\}/, "") : light)}`;
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = image.width * density;
  canvas.height = image.height * density;
  canvas.getContext("2d")?.drawImage(image, 0, 0, canvas.width, canvas.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error("No PNG was made")) : done(blob)), "image/png");
  });
}

function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

for (const button of document.querySelectorAll<HTMLButtonElement>("[data-png]")) {
  const id = button.closest("article")?.id ?? "";
  button.hidden = false;
  button.addEventListener("click", async () => {
    const isTransparent = button.dataset["png"] === "transparent";
    download(await pngOf(id, isTransparent), `${id}.png`);
  });
}
