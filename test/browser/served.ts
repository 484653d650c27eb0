// Folders as a web server gives them, on this machine alone.
import { readFile } from "node:fs/promises";
import { createServer } from "node:http";
import { extname, join, normalize, sep } from "node:path";

const types: { readonly [ending: string]: string } = {
  ".css": "text/css",
  ".csv": "text/csv",
  ".html": "text/html; charset=utf-8",
  ".js": "text/javascript",
  ".json": "application/json",
  ".map": "application/json",
  ".svg": "image/svg+xml",
  ".wasm": "application/wasm",
};

/** A server. */
export interface Served {
  /** Its address, without a slash at the end. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

/**
 * Serves folders.
 *
 * @param folders - Each by the path under which it is served, which ends in a slash.
 * @param pages - Pages that are not files, by their paths.
 */
export async function served(
  folders: { readonly [path: string]: string },
  pages: { readonly [path: string]: string } = {},
): Promise<Served> {
  const server = createServer(async (request, response) => {
    // A malformed path such as /%zz is not found either.
    try {
      const { pathname } = new URL(`http://here${request.url}`);
      const page = pages[pathname];
      if (page !== undefined) {
        response.writeHead(200, { "content-type": types[".html"] }).end(page);
        return;
      }
      const mounted = Object.entries(folders).find(([path]) => pathname.startsWith(path));
      const file = mounted && normalize(join(mounted[1], decodeURIComponent(pathname.slice(mounted[0].length))));
      if (!mounted || !file?.startsWith(normalize(mounted[1] + sep))) throw new Error("Not served");
      const content = await readFile(file);
      response.writeHead(200, { "content-type": types[extname(file)] ?? "application/octet-stream" }).end(content);
    } catch {
      response.writeHead(404).end();
    }
  });
  await new Promise<void>((done) => server.listen(0, "127.0.0.1", done));
  const address = server.address();
  if (address === null || typeof address === "string") throw new Error("The server has no port");
  return {
    address: `http://127.0.0.1:${address.port}`,
    close: () =>
      new Promise((done) => {
        server.closeAllConnections();
        server.close(() => done());
      }),
  };
}
