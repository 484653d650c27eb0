import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import type { CompactScores } from "cei-framework";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { handler } from "../../docs/examples/endpoint.ts";

const server = createServer(handler);
let address: string;

beforeAll(async () => {
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  address = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
});

afterAll(() => {
  server.closeAllConnections();
  server.close();
});

const scale = { min: 1, max: 3 };

function post(body: string | Uint8Array<ArrayBuffer>, path = "/scores"): Promise<Response> {
  return fetch(`${address}${path}`, { method: "POST", body });
}

describe("the example endpoint", () => {
  it("scores a 1.0 assessment by domain", async () => {
    const ratings = { "1.1": 3, "1.2": 2, "1.3": 2, "1.4": "n/a", "2.1": 3 };
    const response = await post(JSON.stringify({ instrument: "1.0", scale, ratings }));
    expect([response.status, response.headers.get("content-type")]).toEqual([200, "application/json"]);
    // D1: 1, 1/2 and 1/2 of the four that apply. D2: one of five. Overall: too little of seven domains.
    const { targets, overall } = (await response.json()) as CompactScores;
    expect(targets["D1"]).toEqual({
      score: expect.closeTo(2 / 3, 12),
      status: "scored",
      coverage: 0.75,
      basis: "parts",
    });
    expect(targets["D2"]).toEqual({ score: null, status: "insufficient", coverage: 0.2, basis: "parts" });
    expect(overall).toEqual({ score: null, status: "insufficient", coverage: expect.closeTo((0.75 + 0.2) / 7, 12) });
    expect(Object.keys(targets)).toEqual(["D1", "D2", "D3", "D4", "D5", "D6", "D7"]);
  });

  it("scores a 2.0 assessment by metric", async () => {
    const response = await post(
      JSON.stringify({ instrument: "2.0", scale, metrics: { M1: 3 }, lookFors: { "M2.1": 2, "M2.2": 3 } }),
    );
    // M1 is rated directly, at the top. M2: 1/2 and 1, two of its three look-fors.
    const { targets } = (await response.json()) as CompactScores;
    expect(targets["M1"]).toEqual({ score: 1, status: "scored", coverage: 1, basis: "direct" });
    expect(targets["M2"]).toEqual({
      score: 0.75,
      status: "scored",
      coverage: expect.closeTo(2 / 3, 12),
      basis: "parts",
    });
  });

  it.each([
    [
      { instrument: "1.0", scale, ratings: { "1.1": 4, "9.9": 1 }, date: "March" },
      ["ratings.1.1 off-scale", "ratings.9.9 unknown-id", "date wrong-value"],
    ],
    [{ instrument: "2.0", scale: { min: 3, max: 1 } }, ["scale.max out-of-range"]],
    [{ instrument: "3.0", scale }, ["instrument wrong-value"]],
    [[], [" wrong-type"]],
    [null, [" wrong-type"]],
  ])("answers an invalid assessment with its issues: %j", async (input, expected) => {
    const response = await post(JSON.stringify(input));
    expect(response.status).toBe(422);
    const { issues } = (await response.json()) as { issues: { path: string[]; message: string; code: string }[] };
    expect(issues.map(({ path, code }) => `${path.join(".")} ${code}`)).toEqual(expected);
    expect(issues.flatMap(Object.keys)).toEqual(issues.flatMap(() => ["path", "message", "code"]));
  });

  it.each([
    ["nothing", ""],
    ["half of it", '{ "instrument": '],
    ["other text", "instrument=1.0"],
    ["bytes that are not UTF-8", Uint8Array.of(0x22, 0xff, 0x22)],
  ])("rejects what is not JSON: %s", async (_, body) => {
    expect((await post(body)).status).toBe(400);
  });

  it("rejects other paths, other methods, and long bodies", async () => {
    expect((await post("{}", "/elsewhere")).status).toBe(404);
    const read = await fetch(`${address}/scores`);
    expect([read.status, read.headers.get("allow")]).toEqual([405, "POST"]);
    expect((await post(" ".repeat(100_001))).status).toBe(413);
  });
});
