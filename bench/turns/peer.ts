// What takes part in a comparison: this library, or another way to do the same work.

/** One way to do the work that is compared. */
export interface Peer {
  /** Does the work, which is timed; what it gives tells afterwards what was found. */
  readonly work: () => Found | Promise<Found>;
}

/** What was found, by what it is: `"site0001 D1 mean"`. */
export type Found = () => Figures | Promise<Figures>;

/** Numbers by what they are; `null` for a number that there is not, `"lost"` for one that this way cannot tell. */
export type Figures = ReadonlyMap<string, number | null | "lost">;

/**
 * Makes a peer ready; none of it is timed.
 *
 * @param file - The path of the survey.
 */
export type ReadyPeer = (file: string) => Peer | Promise<Peer>;
