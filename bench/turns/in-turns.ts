// Times peers in turns, after checking that all of them find the same.
import { type ChildProcess, fork } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { median } from "../median.ts";
import type { Figures } from "./peer.ts";
import type { Reply, Request } from "./peer-process.ts";
import { type Comparison, peers } from "./peers.ts";

/** Times of a peer, in milliseconds. */
export interface PeerTime {
  readonly name: string;
  readonly median: number;
  readonly fastest: number;
  readonly slowest: number;
  /** How many times were taken. */
  readonly runs: number;
}

const turns = 7;
/** A peer that takes longer takes part in every third turn. */
const slow = 5000;
/** So far two figures may be apart; whole numbers are the same then. */
const tolerance = 1e-9;

/**
 * Times the peers of a comparison: each does its work once untimed, and what it found is compared with what the first
 * one found; then they take turns, so that a slow moment of the machine meets all of them.
 *
 * @param comparison - What is compared.
 * @param file - The path of the survey.
 * @throws When two peers find different things.
 */
export async function inTurns(comparison: Comparison, file: string): Promise<PeerTime[]> {
  const processes: { name: string; process: ChildProcess; isSlow: boolean; times: number[] }[] = [];
  try {
    let expected: Figures | undefined;
    for (const name of Object.keys(peers[comparison])) {
      const process = await started(comparison, name, file);
      const { milliseconds, figures } = await answer(process, "figures");
      expected ??= figures;
      check(name, figures, expected);
      processes.push({ name, process, isSlow: milliseconds > slow, times: [] });
    }
    for (let turn = 0; turn < turns; turn++) {
      for (const { process, isSlow, times } of processes) {
        if (!isSlow || turn % 3 === 0) times.push((await answer(process, "time")).milliseconds);
      }
    }
  } finally {
    for (const { process } of processes) process.kill();
  }
  return processes.map(({ name, times }) => ({
    name,
    median: median(times),
    fastest: Math.min(...times),
    slowest: Math.max(...times),
    runs: times.length,
  }));
}

async function started(comparison: Comparison, name: string, file: string): Promise<ChildProcess> {
  const path = fileURLToPath(new URL("peer-process.ts", import.meta.url));
  const process = fork(path, [comparison, name, file], { serialization: "advanced" });
  await message(process, name);
  return process;
}

async function answer(process: ChildProcess, request: Request): Promise<Reply> {
  process.send(request);
  return (await message(process, request)) as Reply;
}

/** The next message; a process that ends without one has written its error already. */
async function message(process: ChildProcess, to: string): Promise<unknown> {
  const controller = new AbortController();
  const { signal } = controller;
  try {
    return await Promise.race([
      once(process, "message", { signal }).then(([message]) => message),
      once(process, "exit", { signal }).then(() => Promise.reject(new Error(`No answer to ${to}`))),
    ]);
  } finally {
    controller.abort();
  }
}

function check(name: string, figures: Figures, expected: Figures): void {
  if (figures.size !== expected.size) {
    throw new Error(`${name} found ${figures.size} figures; ${expected.size} were expected`);
  }
  for (const [what, figure] of figures) {
    const right = expected.get(what);
    if (figure === right || figure === "lost") continue;
    if (typeof figure === "number" && typeof right === "number" && Math.abs(figure - right) <= tolerance) continue;
    throw new Error(`${name} found ${what} to be ${figure}; ${right} was expected`);
  }
}
