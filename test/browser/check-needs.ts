// Runs before the tests in a browser.
import { existsSync } from "node:fs";
import { firefox, missing } from "./needs.ts";

export default function checkNeeds(): void {
  const message = missing(existsSync);
  if (message !== null) throw new Error(message);
  if (!existsSync(firefox.path)) process.stderr.write(`Firefox is not here: its tests did not run (${firefox.how}).\n`);
}
