// Contrasts and differences of colors, for people with every kind of color vision, from published formulas and matrices.
export type Triple = readonly [number, number, number];

const identity: readonly Triple[] = [
  [1, 0, 0],
  [0, 1, 0],
  [0, 0, 1],
];

/**
 * What linear red, green, and blue become for people who lack one kind of cones. Machado, Oliveira, and Fernandes, "A
 * Physiologically-based Model for Simulation of Color Vision Deficiency", IEEE TVCG 15(6), 2009: severity 1.0.
 */
const visions: { readonly [name: string]: readonly Triple[] } = {
  normal: identity,
  protanopia: [
    [0.152286, 1.052583, -0.204868],
    [0.114503, 0.786281, 0.099216],
    [-0.003882, -0.048116, 1.051998],
  ],
  deuteranopia: [
    [0.367322, 0.860646, -0.227968],
    [0.280085, 0.672501, 0.047413],
    [-0.01182, 0.04294, 0.968881],
  ],
  tritanopia: [
    [1.255528, -0.076749, -0.178779],
    [-0.078411, 0.930809, 0.147602],
    [0.004733, 0.691367, 0.3039],
  ],
};

/** From linear sRGB to CIE XYZ, with the white of D65 (IEC 61966-2-1). */
const xyzOfRgb: readonly Triple[] = [
  [0.4124564, 0.3575761, 0.1804375],
  [0.2126729, 0.7151522, 0.072175],
  [0.0193339, 0.119192, 0.9503041],
];

function times(matrix: readonly Triple[], [x, y, z]: Triple): Triple {
  return matrix.map(([a, b, c]) => a * x + b * y + c * z) as unknown as Triple;
}

function linear(color: string): Triple {
  const channels = [1, 3, 5].map((start) => Number.parseInt(color.slice(start, start + 2), 16) / 255);
  return channels.map((c) => (c <= 0.04045 ? c / 12.92 : ((c + 0.055) / 1.055) ** 2.4)) as unknown as Triple;
}

/** The contrast of two colors: Web Content Accessibility Guidelines 2.2. */
export function contrast(one: string, other: string): number {
  const [darker = 0, lighter = 0] = [one, other]
    .map((color) => times([[0.2126, 0.7152, 0.0722]], linear(color))[0])
    .sort((a, b) => a - b);
  return (lighter + 0.05) / (darker + 0.05);
}

/** CIE L*a*b* of a color, as a kind of vision sees it. */
export function labOf(color: string, vision: readonly Triple[] = identity): Triple {
  const seen = times(vision, linear(color)).map((c) => Math.min(1, Math.max(0, c))) as unknown as Triple;
  const white = times(xyzOfRgb, [1, 1, 1]);
  const [x, y, z] = times(xyzOfRgb, seen).map((value, i) => {
    const t = value / (white[i] as number);
    return t > 216 / 24389 ? Math.cbrt(t) : ((24389 / 27) * t + 16) / 116;
  }) as unknown as Triple;
  return [116 * y - 16, 500 * (x - y), 200 * (y - z)];
}

const inDegrees = (radians: number): number => ((radians * 180) / Math.PI + 360) % 360;
const inRadians = (degrees: number): number => (degrees * Math.PI) / 180;

/** The difference CIEDE2000. Sharma, Wu, and Dalal, Color Research and Application 30(1), 2005. */
export function difference([l1, a1, b1]: Triple, [l2, a2, b2]: Triple): number {
  const half = (chroma: number): number => Math.sqrt(chroma ** 7 / (chroma ** 7 + 25 ** 7));
  const g = 0.5 * (1 - half((Math.hypot(a1, b1) + Math.hypot(a2, b2)) / 2));
  const [c1, c2] = [Math.hypot(a1 * (1 + g), b1), Math.hypot(a2 * (1 + g), b2)];
  const [h1, h2] = [inDegrees(Math.atan2(b1, a1 * (1 + g))), inDegrees(Math.atan2(b2, a2 * (1 + g)))];
  const isGray = c1 * c2 === 0;
  const turn = h2 - h1;
  const hueStep = isGray ? 0 : turn > 180 ? turn - 360 : turn < -180 ? turn + 360 : turn;
  const [dl, dc, dh] = [l2 - l1, c2 - c1, 2 * Math.sqrt(c1 * c2) * Math.sin(inRadians(hueStep / 2))];
  const [l, c] = [(l1 + l2) / 2, (c1 + c2) / 2];
  const sum = h1 + h2;
  const h = isGray ? sum : Math.abs(turn) <= 180 ? sum / 2 : sum < 360 ? (sum + 360) / 2 : (sum - 360) / 2;
  const cosine = (degrees: number): number => Math.cos(inRadians(degrees));
  const t = 1 - 0.17 * cosine(h - 30) + 0.24 * cosine(2 * h) + 0.32 * cosine(3 * h + 6) - 0.2 * cosine(4 * h - 63);
  const [sl, sc, sh] = [1 + (0.015 * (l - 50) ** 2) / Math.sqrt(20 + (l - 50) ** 2), 1 + 0.045 * c, 1 + 0.015 * c * t];
  const rotation = -2 * half(c) * Math.sin(inRadians(60 * Math.exp(-(((h - 275) / 25) ** 2))));
  return Math.sqrt((dl / sl) ** 2 + (dc / sc) ** 2 + (dh / sh) ** 2 + rotation * (dc / sc) * (dh / sh));
}

/** The least difference of any two of some colors, for each kind of vision. */
export function leastDifferences(colors: readonly string[]): number[] {
  return Object.values(visions).map((vision) => {
    const seen = colors.map((color) => labOf(color, vision));
    return Math.min(...seen.flatMap((one, i) => seen.slice(0, i).map((other) => difference(one, other))));
  });
}
