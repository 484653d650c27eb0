// How a test reaches a server of the global setup.
import { inject } from "vitest";
import type { ServerName } from "./servers.ts";

/** The URL of a server, which is started if it does not run yet. */
export async function serverUrl(name: ServerName): Promise<string> {
  const response = await fetch(`${inject("serversUrl")}/${encodeURIComponent(name)}`);
  const text = await response.text();
  if (!response.ok) throw new Error(text);
  return text;
}
