// A real Chromium, and pages in it that keep account of what goes wrong.
import { type Browser, type BrowserContextOptions, chromium, type Page } from "playwright-core";
import { chromiumPath } from "./needs.ts";

/** Starts Chromium, with nothing of its own in the background. */
export function launch(): Promise<Browser> {
  return chromium.launch({
    executablePath: chromiumPath,
    args: [
      ...["--headless", "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run"],
      ...["--disable-background-networking", "--disable-component-update", "--disable-sync"],
    ],
  });
}

/** A page, and what went wrong in it so far. */
export interface Watched {
  readonly page: Page;
  /** Messages of the console that are errors or warnings, errors that nobody caught, and requests that failed. */
  readonly wrong: readonly string[];
  /** Everything that it asked for that is neither a file nor from the address it was opened at. */
  readonly elsewhere: readonly string[];
}

/**
 * Opens an address in a page of its own.
 *
 * @param browser - From launch.
 * @param address - A file or an address.
 * @param options - Its size and the like.
 */
export async function opened(browser: Browser, address: string, options: BrowserContextOptions = {}): Promise<Watched> {
  const context = await browser.newContext(options);
  const page = await context.newPage();
  const wrong: string[] = [];
  const elsewhere: string[] = [];
  const { origin } = new URL(address);
  page.on("console", (message) => {
    if (["error", "warning"].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`uncaught: ${error}`));
  page.on("requestfailed", (request) => wrong.push(`failed: ${request.url()}`));
  page.on("request", (request) => {
    if (isFromElsewhere(request.url(), origin)) elsewhere.push(request.url());
  });
  await page.goto(address);
  return { page, wrong, elsewhere };
}

/**
 * Whether an address is neither a file nor from an origin.
 *
 * @param address - What was asked for.
 * @param origin - Of the page.
 */
export function isFromElsewhere(address: string, origin: string): boolean {
  const { protocol, origin: asked } = new URL(address);
  return !["file:", "data:", "blob:"].includes(protocol) && asked !== origin;
}
