// Rounds numbers by their decimal text, as a reader would, not by the nearest binary number.

/**
 * The text of a number with at most this many decimals, rounded half away from zero: with two, 1.005 is "1.01", and 0.5
 * is "0.5".
 *
 * @param decimals - A whole number from 0.
 */
export function roundedText(value: number, decimals: number): string {
  const text = String(value);
  const parts = /^-?(\d+)(?:\.(\d+))?(?:e([+-]\d+))?$/.exec(text);
  if (parts === null) return text;
  const [, whole = "", fraction = "", exponent = "0"] = parts;
  const digits = whole + fraction;
  // How many of the digits are left.
  const length = whole.length + Number(exponent) + decimals;
  if (length >= digits.length) return text;
  const isUp = length >= 0 && (digits[length] as string) >= "5";
  const rounded = BigInt(digits.slice(0, Math.max(0, length))) + (isUp ? 1n : 0n);
  if (rounded === 0n) return "0";
  const all = String(rounded).padStart(decimals + 1, "0");
  const point = all.length - decimals;
  const decimalPart = all.slice(point).replace(/0+$/, "");
  return (value < 0 ? "-" : "") + all.slice(0, point) + (decimalPart && `.${decimalPart}`);
}
