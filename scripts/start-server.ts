import { createReadStream, statSync } from 'node:fs';
import { createServer, type IncomingMessage, type RequestListener, type Server, type ServerResponse } from 'node:http';
import { createServer as createSecureServer } from 'node:https';
import { extname, join, normalize, sep } from 'node:path';
import { staticHeaders } from './build-headers';

/** A folder of files under an address, or one page made on the spot. */
export type Route =
  | { readonly kind: 'folder'; /** Starts and ends with a slash. */ readonly prefix: string; readonly folder: string; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'page'; readonly path: string; readonly type: string; readonly body: () => string; readonly headers?: Readonly<Record<string, string>> };

export interface Certificate {
  readonly key: Buffer;
  readonly cert: Buffer;
}

export interface Running {
  /** Ends with a slash. */
  readonly address: string;
  readonly close: () => Promise<void>;
}

const types: Readonly<Record<string, string>> = {
  '.css': 'text/css; charset=utf-8',
  '.csv': 'text/csv; charset=utf-8',
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  // As plain text a browser shows it instead of saving it.
  '.md': 'text/plain; charset=utf-8',
  '.map': 'application/json; charset=utf-8',
  '.png': 'image/png',
  '.svg': 'image/svg+xml',
  '.txt': 'text/plain; charset=utf-8',
  '.tsv': 'text/tab-separated-values; charset=utf-8',
  '.wasm': 'application/wasm',
  '.xlsx': 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  '.xml': 'text/xml; charset=utf-8',
};

/**
 * Serves `routes`, the first that fits, on localhost only: nothing else on the network can reach it. Port 0 takes any
 * free one. Rejects with a sentence for a person where the port is taken.
 */
export function serve(routes: readonly Route[], port: number, certificate?: Certificate): Promise<Running> {
  const listener: RequestListener = (request, response) => answer(routes, request, response);
  const server: Server = certificate === undefined ? createServer(listener) : createSecureServer(certificate, listener);
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => {
      reject(error.code === 'EADDRINUSE' ? new Error(`Port ${port} is taken by another program. Give another one: npm start -- --port ${port + 1}`) : error);
    });
    server.listen(port, 'localhost', () => {
      const bound = server.address();
      if (bound === null || typeof bound === 'string') throw new Error('The server has no port.');
      resolve({ address: `${certificate === undefined ? 'http' : 'https'}://localhost:${bound.port}/`, close: () => closeServer(server) });
    });
  });
}

function closeServer(server: Server): Promise<void> {
  server.closeAllConnections();
  return new Promise((resolve) => {
    server.close(() => resolve());
  });
}

function answer(routes: readonly Route[], request: IncomingMessage, response: ServerResponse): void {
  for (const { name, value } of staticHeaders) response.setHeader(name, value);
  // A build replaces files under the same names; a browser that kept one would show yesterday's.
  response.setHeader('Cache-Control', 'no-store');
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    refuse(response, 405, 'Only GET and HEAD.');
    return;
  }
  const path = readPath(request.url ?? '/');
  if (path === null) {
    refuse(response, 400, 'Not an address.');
    return;
  }
  for (const route of routes) {
    if (route.kind === 'page' && route.path === path) {
      sendPage(route, request, response);
      return;
    }
    if (route.kind === 'folder' && path.startsWith(route.prefix)) {
      const file = findFile(route.folder, path.slice(route.prefix.length));
      if (file !== null) {
        sendFile(file, route.headers, request, response);
        return;
      }
    }
  }
  refuse(response, 404, `Nothing at ${path}.`);
}

function readPath(url: string): string | null {
  try {
    return decodeURIComponent(new URL(url, 'http://localhost').pathname);
  } catch {
    return null;
  }
}

/** The file of that name inside `folder`, or null; `..` leads nowhere. */
function findFile(folder: string, name: string): string | null {
  const file = normalize(join(folder, name));
  if (!file.startsWith(folder.endsWith(sep) ? folder : folder + sep) || name.includes('\0')) return null;
  const found = statSync(file, { throwIfNoEntry: false });
  return found?.isFile() === true ? file : null;
}

function sendPage(route: Extract<Route, { kind: 'page' }>, request: IncomingMessage, response: ServerResponse): void {
  setHeaders(response, route.headers);
  response.setHeader('Content-Type', route.type);
  response.end(request.method === 'HEAD' ? undefined : route.body());
}

function sendFile(file: string, headers: Readonly<Record<string, string>> | undefined, request: IncomingMessage, response: ServerResponse): void {
  setHeaders(response, headers);
  response.setHeader('Content-Type', types[extname(file)] ?? 'application/octet-stream');
  if (request.method === 'HEAD') {
    response.end();
    return;
  }
  createReadStream(file)
    .on('error', () => response.destroy())
    .pipe(response);
}

function setHeaders(response: ServerResponse, headers: Readonly<Record<string, string>> | undefined): void {
  for (const [name, value] of Object.entries(headers ?? {})) response.setHeader(name, value);
}

function refuse(response: ServerResponse, status: number, text: string): void {
  response.statusCode = status;
  response.setHeader('Content-Type', 'text/plain; charset=utf-8');
  response.end(text);
}
