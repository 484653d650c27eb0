// An HTTP endpoint that scores an assessment. Run it, then POST JSON to /scores.
//   In a clone:        npx tsx docs/examples/endpoint.ts
//   After installing:  npx tsx node_modules/cei-framework/docs/examples/endpoint.ts
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from "node:http";
import { fileURLToPath } from "node:url";
import { compact, scoreDomains, scoreMetrics, validate } from "cei-framework";

/** An assessment with every rating and label is a few kilobytes. */
const mostBytes = 100_000;

/** Answers a request. Use it with `createServer` or in a server that you already have. */
export const handler: RequestListener = async (request, response) => {
  const { pathname } = new URL(request.url ?? "/", "http://localhost");
  if (pathname !== "/scores") return send(response, 404, { error: "Not found. POST an assessment to /scores." });
  if (request.method !== "POST") {
    response.setHeader("allow", "POST");
    return send(response, 405, { error: "Method not allowed. POST an assessment." });
  }

  let input: unknown;
  try {
    const body = await bodyOf(request);
    if (body === null) return send(response, 413, { error: `The body is longer than ${mostBytes} bytes.` });
    input = JSON.parse(body);
  } catch {
    return send(response, 400, { error: "The body is not JSON in UTF-8." });
  }

  const { issues, value: assessment } = validate(input);
  if (issues) {
    return send(response, 422, { issues: issues.map(({ path, message, code }) => ({ path, message, code })) });
  }
  send(response, 200, compact(assessment.instrument === "1.0" ? scoreDomains(assessment) : scoreMetrics(assessment)));
};

/** The body as text; `null` when it is too long. Throws when it is not UTF-8. */
async function bodyOf(request: IncomingMessage): Promise<string | null> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    // The rest is read and dropped, so that the client gets the answer.
    if (bytes <= mostBytes) chunks.push(chunk);
  }
  return bytes > mostBytes ? null : new TextDecoder("utf-8", { fatal: true }).decode(Buffer.concat(chunks));
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json" }).end(JSON.stringify(body));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const port = Number(process.env["PORT"] ?? 3000);
  createServer(handler).listen(port, () => console.log(`POST an assessment to http://localhost:${port}/scores`));
}
