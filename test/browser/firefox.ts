// A real Firefox, and pages in it that keep account of what goes wrong. Playwright knows only a Firefox of its own, so
// Debian's is driven by Puppeteer.
import { type Browser, launch, type Page, type Viewport } from "puppeteer-core";
import { isFromElsewhere } from "./browser.ts";
import { firefoxPath } from "./needs.ts";

/** What a reader's system asks for. */
export interface SystemColors {
  /** Default: light. */
  readonly isDark?: boolean;
  /** Whether the system's colors replace the page's. Default: they do not. */
  readonly areForced?: boolean;
}

/** A page, and what went wrong in it so far, as in browser.ts. */
export interface WatchedInFirefox {
  readonly page: Page;
  readonly wrong: readonly string[];
  readonly elsewhere: readonly string[];
}

/** Starts Firefox. Preferences set its colors, since it has no command for them. */
export function launchFirefox({ isDark = false, areForced = false }: SystemColors = {}): Promise<Browser> {
  return launch({
    browser: "firefox",
    executablePath: firefoxPath,
    headless: true,
    defaultViewport: null,
    extraPrefsFirefox: {
      "layout.css.prefers-color-scheme.content-override": isDark ? 0 : 1,
      "browser.display.document_color_use": areForced ? 2 : 0,
    },
  });
}

/**
 * Opens an address in a tab of its own.
 *
 * @param browser - From launchFirefox.
 * @param address - A file or an address.
 * @param viewport - Its size in CSS pixels. Default: 1280 by 800.
 */
export async function openedInFirefox(
  browser: Browser,
  address: string,
  viewport: Viewport = { width: 1280, height: 800 },
): Promise<WatchedInFirefox> {
  const page = await browser.newPage();
  const wrong: string[] = [];
  const elsewhere: string[] = [];
  const { origin } = new URL(address);
  await page.setViewport(viewport);
  page.on("console", (message) => {
    if (["error", "warn"].includes(message.type())) wrong.push(`${message.type()}: ${message.text()}`);
  });
  page.on("pageerror", (error) => wrong.push(`uncaught: ${error}`));
  page.on("requestfailed", (request) => wrong.push(`failed: ${request.url()}`));
  // Firefox's console tells of no answer that is an error.
  page.on("response", (response) => {
    if (response.status() >= 400) wrong.push(`${response.status()}: ${response.url()}`);
  });
  page.on("request", (request) => {
    if (isFromElsewhere(request.url(), origin)) elsewhere.push(request.url());
  });
  await page.goto(address);
  return { page, wrong, elsewhere };
}
