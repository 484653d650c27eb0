// The process of one peer: makes it ready, and then does the work once each time that it is asked.
import { collectGarbage } from "../garbage.ts";
import type { Figures, ReadyPeer } from "./peer.ts";
import { peers } from "./peers.ts";

/** What is asked: the time alone, or what was found too. */
export type Request = "time" | "figures";

/** What is answered. */
export interface Reply {
  readonly milliseconds: number;
  /** Nothing when only the time was asked for. */
  readonly figures: Figures;
}

const [, , comparison = "", name = "", file = ""] = process.argv;
const known: Record<string, Record<string, () => Promise<ReadyPeer>>> = peers;
const load = known[comparison]?.[name];
if (load === undefined) throw new Error(`${name} does not take part in ${comparison}`);
const peer = await (await load())(file);

process.on("message", async (request: Request) => {
  const reply = await turn(request);
  collectGarbage();
  process.send?.(reply);
});
collectGarbage();
process.send?.("ready");

async function turn(request: Request): Promise<Reply> {
  const start = performance.now();
  const found = await peer.work();
  const milliseconds = performance.now() - start;
  return { milliseconds, figures: request === "figures" ? await found() : new Map() };
}
