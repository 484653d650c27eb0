// Runs before the tests in a browser.
import { existsSync } from "node:fs";
import { missing } from "./needs.ts";

export default function checkNeeds(): void {
  const message = missing(existsSync);
  if (message !== null) throw new Error(message);
}
