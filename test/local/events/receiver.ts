import { createServer, type IncomingHttpHeaders } from 'node:http';

export interface Received {
  method: string | undefined;
  path: string | undefined;
  headers: IncomingHttpHeaders;
  body: string;
}

/** What the server says next: a status, a status with headers, or nothing but a cut connection. */
export type Reply = number | { status: number; headers?: Record<string, string>; body?: string } | 'lost';

export interface Receiver extends AsyncDisposable {
  url: string;
  received: Received[];
  /** Answers for the next requests, in their order; 204 after them. */
  replies: Reply[];
  /** Resolves when so many requests have come. */
  until(count: number): Promise<void>;
}

/** A server in GitHub's place. */
export async function startReceiver(): Promise<Receiver> {
  const received: Received[] = [];
  const replies: Reply[] = [];
  const waiting: { count: number; resolve: () => void }[] = [];
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => {
      const { method, url, headers } = request;
      received.push({ method, path: url, headers, body: Buffer.concat(chunks).toString('utf8') });
      const reply = replies.shift() ?? 204;
      if (reply === 'lost') request.socket.destroy();
      else if (typeof reply === 'number') response.writeHead(reply).end();
      else response.writeHead(reply.status, reply.headers).end(reply.body);
      for (const each of waiting) if (received.length >= each.count) each.resolve();
    });
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    received,
    replies,
    async until(count) {
      if (received.length >= count) return;
      await new Promise<void>((resolve) => void waiting.push({ count, resolve }));
    },
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
