// Scripts that a page loads when they are needed.
const loading = new Map<string, Promise<void>>();

/**
 * Loads a script once.
 *
 * @param file - Its file in assets/.
 */
export function loadScript(file: string): Promise<void> {
  const before = loading.get(file);
  if (before !== undefined) return before;
  const loaded = new Promise<void>((done, failed) => {
    const script = document.createElement("script");
    script.src = `assets/${file}`;
    script.addEventListener("load", () => done());
    script.addEventListener("error", () => {
      loading.delete(file);
      failed(new Error(`${file} could not be loaded`));
    });
    document.head.append(script);
  });
  loading.set(file, loaded);
  return loaded;
}
