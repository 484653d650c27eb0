// instanceof when a process has both copies of the packed package, the imported and the required one.
import { expect, inject, test } from "vitest";
import { run } from "./run.ts";

test("instanceof knows an error of either copy by the classes of both, its own subclass and no other", async () => {
  const printed = await run(process.execPath, ["errors.mjs"], inject("projects")["zod, newest"]);
  const classes = ["CeiError", "UnknownIdError"];
  expect(JSON.parse(printed)).toEqual({
    copiesAreTwo: true,
    "imported, by the imported classes": classes,
    "imported, by the required classes": classes,
    "required, by the imported classes": classes,
    "required, by the required classes": classes,
    "another library's": [],
  });
});
