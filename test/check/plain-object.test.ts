import { runInNewContext } from "node:vm";
import { describe, expect, it } from "vitest";
import { isPlainObject } from "../../src/check/plain-object.ts";

describe("a plain object", () => {
  it.each([
    [{}],
    [{ a: 1 }],
    [Object.create(null)],
    [JSON.parse('{ "__proto__": 1 }')],
    [Object.create(Object.prototype)],
    [runInNewContext("({ a: 1 })")],
  ])("is %o", (value) => {
    expect(isPlainObject(value)).toBe(true);
  });

  it.each([
    [null],
    [undefined],
    [[]],
    [new Map()],
    [new (class A {})()],
    [() => 1],
    ["{}"],
    [Object.create({})],
    [Object.create({ isPrototypeOf: 1 })],
    [Object.create(Object.create(null))],
    [runInNewContext("[]")],
    [runInNewContext("new Map()")],
  ])("is not %o", (value) => {
    expect(isPlainObject(value)).toBe(false);
  });
});
