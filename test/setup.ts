// The same random cases in every run, so that a short sample is the beginning of the long one.
import fc from "fast-check";
import { sampleSize, seed } from "./samples.ts";

fc.configureGlobal({ seed, numRuns: sampleSize(100, 1000) });
