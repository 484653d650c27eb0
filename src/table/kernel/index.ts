// The door of the hot loops: in WebAssembly where the runtime has vectors and allows it, else in TypeScript. Nothing
// outside of this folder knows which one runs.
import type { Kernel } from "./kernel.ts";
import { loopKernel } from "./loop-kernel.ts";
import { wasmModule } from "./wasm-module.ts";
import { wasmWideRows } from "./wasm-rows.ts";
import { wasmTally } from "./wasm-tally.ts";

export * from "./kernel.ts";
export { scanCell } from "./scan-cell.ts";
export { scoredBatches } from "./scored-batches.ts";
export { type CountedItem, type FillNumbers, fillNumbers, statesOf } from "./states.ts";

/** The kernel of this runtime. What the module cannot take, its kernel leaves to the loops in TypeScript. */
export function kernel(): Kernel {
  return wasmModule() === null ? loopKernel : { wideRows: wasmWideRows, tally: wasmTally };
}
