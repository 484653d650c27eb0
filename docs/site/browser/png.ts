// PNG files of pictures.

/** Pixels of a PNG file for each pixel of the picture, so that it is sharp in slides and in print. */
const density = 2;

/**
 * A picture in the colors of paper, whatever the reader's are.
 *
 * @param svg - The text of the picture's file.
 * @param isTransparent - Whether its background is left out. Default: it is white.
 * @param margin - The white room around it, in pixels of the picture. Default: none.
 */
export async function pngOf(svg: string, isTransparent = false, margin = 0): Promise<Blob> {
  const light = svg.replace("screen and (prefers-color-scheme:dark)", "not all");
  const image = new Image();
  image.src = svgAddress(isTransparent ? light.replace(/svg\{[^}]*\}/, "") : light);
  await image.decode();
  const canvas = document.createElement("canvas");
  canvas.width = (image.width + 2 * margin) * density;
  canvas.height = (image.height + 2 * margin) * density;
  const context = canvas.getContext("2d");
  context?.scale(density, density);
  if (context && margin > 0) {
    context.fillStyle = "white";
    context.fillRect(0, 0, canvas.width, canvas.height);
  }
  context?.drawImage(image, margin, margin, image.width, image.height);
  return new Promise((done, failed) => {
    canvas.toBlob((blob) => (blob === null ? failed(new Error("No PNG was made")) : done(blob)), "image/png");
  });
}

/** The address of a picture that has no file. */
export function svgAddress(svg: string): string {
  return `data:image/svg+xml,${encodeURIComponent(svg)}`;
}
