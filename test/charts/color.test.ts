import { describe, expect, it } from "vitest";
import { mixed, textOn } from "../../src/charts/color.ts";
import { colorsOf } from "../../src/charts/theme.ts";

describe("mixed", () => {
  it("gives the two colors at the ends, and beyond", () => {
    expect([-1, 0, 1, 2].map((share) => mixed("#0b3c66", "#b9651a", share))).toEqual([
      "#0b3c66",
      "#0b3c66",
      "#b9651a",
      "#b9651a",
    ]);
  });

  it("is half as bright, as it looks, in the middle of black and white", () => {
    // Oklab's lightness is the cube root of the light of a gray: 0.125 at half, which sRGB encodes as 0.3886.
    expect(mixed("#000000", "#ffffff", 0.5)).toBe("#636363");
  });
});

it("text is black on light colors and white on dark ones, whichever has more contrast", () => {
  // Both have a contrast of 4.58 on a gray with a luminance of 0.179, which is between #757575 and #767676.
  const grays = ["#000000", "#757575", "#767676", "#ffffff"];
  expect(grays.map((gray) => textOn(colorsOf(), gray))).toEqual(["#ffffff", "#ffffff", "#000000", "#000000"]);
});
