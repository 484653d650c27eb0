// Numbers as the page has them.

/** A time, in whole milliseconds. */
export function milliseconds(time: number): string {
  return `${Math.round(time).toLocaleString("en-US")} ms`;
}

/** A ratio, with one decimal. */
export function ratio(value: number): string {
  return value.toFixed(1);
}

/** Whether a target was met; a target that was not stands out. */
export function verdict(isMet: boolean): string {
  return isMet ? "met" : "**missed**";
}
