// Where a table comes from: text or bytes, whole or in pieces. Nothing here reads files or connections.
import { OptionsError } from "../../check/errors.ts";
import type { Issue } from "../../check/issue.ts";
import { unexpected } from "../../check/messages.ts";
import { bytesOf, decoderOf, lengthened } from "../../csv/text.ts";

/** A piece of a table: text, or bytes of UTF-8, of UTF-16 with a byte order mark, or of the option `encoding`. */
export type TablePiece = string | Uint8Array;

/** A ReadableStream of any runtime, with only the parts that are used here. */
export interface PieceStream {
  /** Locks the stream to a new reader. */
  getReader(): PieceReader;
}

/** A File or a Blob, with only the parts that are used here. */
export interface PieceFile {
  /** A new stream of its bytes. */
  stream(): PieceStream;
}

/** The reader of a stream. */
export interface PieceReader {
  /** The next piece, or the end. */
  read(): Promise<{ readonly done: boolean; readonly value?: TablePiece | undefined }>;
  /** Tells the stream that no more is needed. */
  cancel(reason?: unknown): Promise<void>;
  /** Releases the stream. */
  releaseLock(): void;
}

/**
 * Where a table can be read from: text, bytes, or pieces of either in any iterable or stream: a list, a Node stream,
 * the body of a fetch, a File.
 */
export type TableSource =
  | TablePiece
  | ArrayBuffer
  | Iterable<TablePiece>
  | AsyncIterable<TablePiece>
  | PieceStream
  | PieceFile;

/** How many characters of a string are encoded at once. */
const portion = 1 << 18;

/**
 * The bytes of a source in UTF-8, in pieces.
 *
 * @param encoding - The name of the encoding of its bytes, where they do not begin with a byte order mark.
 * @throws OptionsError for an invalid source, or one with pieces that are neither text nor bytes.
 */
export async function* bytesOfSource(
  source: TableSource,
  encoding = "utf-8",
): AsyncGenerator<Uint8Array, void, undefined> {
  // The upper half of a surrogate pair whose lower half is in the next piece of text.
  let half = "";
  for await (const piece of decodedPieces(piecesOf(source), encoding)) {
    if (typeof piece === "string") {
      const text = half + piece;
      half = "";
      for (let start = 0; start < text.length; start += portion) {
        let part = text.slice(start, start + portion);
        if (half !== "") part = half + part;
        half = /[\uD800-\uDBFF]$/.test(part) ? part.slice(-1) : "";
        yield bytesOfWhole(half === "" ? part : part.slice(0, -1));
      }
    } else if (isBytes(piece)) {
      if (half !== "") yield bytesOfWhole(half);
      half = "";
      yield piece;
    } else throw new OptionsError([unexpected(["source"], piece, "a piece of text or bytes (use readRows for rows)")]);
  }
  if (half !== "") yield bytesOfWhole(half);
}

/** Pieces with all bytes as UTF-8, decoded by the byte order mark of the first ones. */
async function* decodedPieces(pieces: Iterable<unknown> | AsyncIterable<unknown>, encoding: string) {
  let decode: BytesDecoder | undefined;
  // Bytes of the beginning, while there are too few for a byte order mark.
  let begin: Uint8Array | null = new Uint8Array(0);
  for await (const piece of pieces) {
    if (!isBytes(piece)) {
      if (piece === "") continue;
      if (begin !== null && begin.length > 0) yield begin;
      begin = null;
      yield piece;
      continue;
    }
    let bytes = piece;
    if (begin !== null) {
      bytes = joined(begin, piece);
      begin = bytes.length < 3 ? bytes : null;
      if (begin !== null) continue;
      if (isWorkbook(bytes)) throw new OptionsError([workbook]);
      decode = decoderOfBytes(encodingByMark(bytes) ?? encoding);
    }
    decode ??= decoderOfBytes(encoding);
    yield* decode(bytes, false);
  }
  if (begin !== null && begin.length > 0) {
    decode = decoderOfBytes(encodingByMark(begin) ?? encoding);
    yield* decode(begin, false);
  }
  if (decode !== undefined) yield* decode(new Uint8Array(0), true);
}

/** A workbook is a ZIP file, which begins with "PK". No header that names an item does. */
const isWorkbook = ([first, second, third]: Uint8Array): boolean => {
  return first === 0x50 && second === 0x4b && third === 0x03;
};

const workbook: Issue = {
  path: ["source"],
  message: "Expected the text of a CSV file, got an .xlsx file. Save it as CSV UTF-8, or pass its rows to readRows",
  code: "wrong-value",
  params: { expected: "the text of a CSV file", got: "an .xlsx file" },
};

function joined(one: Uint8Array, other: Uint8Array): Uint8Array {
  if (one.length === 0) return other;
  const both = lengthened(one, one.length + other.length);
  both.set(other, one.length);
  return both;
}

/** The encoding that a byte order mark shows. */
function encodingByMark([first, second, third]: Uint8Array): string | undefined {
  if (first === 0xff && second === 0xfe) return "utf-16le";
  if (first === 0xfe && second === 0xff) return "utf-16be";
  return first === 0xef && second === 0xbb && third === 0xbf ? "utf-8" : undefined;
}

/** Decodes bytes to text, or to bytes of UTF-8. */
type BytesDecoder = (bytes: Uint8Array, isLast: boolean) => Iterable<string | Uint8Array>;

/** A byte that no UTF-8 has, so that what cannot be decoded is reported where it is, and not replaced. */
const undecodable = 0xff;

function decoderOfBytes(name: string): BytesDecoder {
  const decoder = decoderOf(name);
  if (decoder === null || decoder.encoding === "utf-8") return (bytes) => (bytes.length > 0 ? [bytes] : []);
  if (decoder.encoding.startsWith("utf-16")) return utf16Decoder(decoder.encoding === "utf-16le");
  return function* (bytes, isLast) {
    const parts = decoder.decode(bytes, { stream: !isLast }).split("\uFFFD");
    for (const [i, part] of parts.entries()) {
      if (i > 0) yield Uint8Array.of(undecodable);
      if (part !== "") yield part;
    }
  };
}

/** Decodes UTF-16 without replacing anything: halves of surrogate pairs are reported like those of texts. */
function utf16Decoder(isLittle: boolean): BytesDecoder {
  let rest: Uint8Array = new Uint8Array(0);
  return function* (bytes, isLast) {
    const all = joined(rest, bytes);
    const even = all.length - (all.length % 2);
    for (let start = 0; start < even; start += utf16Portion) {
      const units: number[] = [];
      for (let at = start; at < even && at < start + utf16Portion; at += 2) {
        const [one, other] = [all[at] as number, all[at + 1] as number];
        units.push(isLittle ? one | (other << 8) : (one << 8) | other);
      }
      yield String.fromCharCode(...units);
    }
    rest = all.slice(even);
    if (isLast && rest.length > 0) yield Uint8Array.of(undecodable);
  };
}

const utf16Portion = 1 << 13;

/** Bytes of a text; half a surrogate pair gives a byte that no UTF-8 has, so that it is reported and not replaced. */
function bytesOfWhole(text: string): Uint8Array {
  const bytes = bytesOf(text);
  if (bytes.length === text.length || !/\p{Surrogate}/u.test(text)) return bytes;
  const parts = text.split(/(\p{Surrogate})/u).flatMap((part, i) => (i % 2 === 1 ? [0xff] : Array.from(bytesOf(part))));
  return Uint8Array.from(parts);
}

function piecesOf(source: unknown): Iterable<unknown> | AsyncIterable<unknown> {
  if (typeof source === "string" || isBytes(source)) return [source];
  if (tagOf(source) === "[object ArrayBuffer]") return [new Uint8Array(source as ArrayBuffer)];
  if (typeof source === "object" && source !== null) {
    if (Symbol.asyncIterator in source || Symbol.iterator in source) return source as AsyncIterable<unknown>;
    if ("getReader" in source) return piecesOfStream(source as PieceStream);
    if ("stream" in source && typeof source.stream === "function") {
      return piecesOfStream((source as PieceFile).stream());
    }
  }
  const expected = "text, bytes, or an iterable, a stream, or a file of either";
  throw new OptionsError([unexpected(["source"], source, expected)]);
}

/** Not every browser's streams can be iterated. */
async function* piecesOfStream(stream: PieceStream): AsyncGenerator<unknown, void, undefined> {
  const reader = stream.getReader();
  let done = false;
  try {
    while (!done) {
      const next = await reader.read();
      done = next.done;
      if (!done) yield next.value;
    }
  } finally {
    if (!done) await reader.cancel();
    reader.releaseLock();
  }
}

const tagOf = (value: unknown): string => Object.prototype.toString.call(value);

/** Bytes of any realm. */
function isBytes(value: unknown): value is Uint8Array {
  return tagOf(value) === "[object Uint8Array]";
}
