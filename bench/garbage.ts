// Collects garbage, so that what one measurement leaves behind does not slow the next down.
import { setFlagsFromString } from "node:v8";
import { runInNewContext } from "node:vm";

setFlagsFromString("--expose-gc");

/** Collects all garbage now. */
export const collectGarbage: () => void = runInNewContext("gc");
