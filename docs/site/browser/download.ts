// Files that a page makes.

/**
 * Saves a file.
 *
 * @param blob - What is in it.
 * @param name - Its name.
 */
export function download(blob: Blob, name: string): void {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(blob);
  link.download = name;
  link.click();
  // The browser reads it after the click.
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}
