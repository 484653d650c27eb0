// The same random cases in every run, so that a short sample is the beginning of the long one.
import fc from "fast-check";
import { beforeEach, expect } from "vitest";
import { sampleSize, seed } from "./samples.ts";

// A test that asserts nothing cannot fail, so it does.
beforeEach(() => {
  expect.hasAssertions();
});

fc.configureGlobal({ seed, numRuns: sampleSize(100, 1000) });
