import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';

export interface Relay extends AsyncDisposable {
  url: string;
  /** Statuses that it answers the next requests with, in GitHub's place; after them GitHub answers. */
  replies: number[];
  /** How many requests have come. */
  received(): number;
}

/** Stands between EventBridge and a GitHub, whose REST API has the root `apiUrl`. */
export async function startRelay(apiUrl: string): Promise<Relay> {
  const replies: number[] = [];
  let received = 0;
  const server = createServer((request, response) => {
    received += 1;
    const status = replies.shift();
    if (status === undefined) void forward(apiUrl, request, response);
    else response.writeHead(status).end('{"message":"a test says so"}');
  });
  await new Promise<void>((resolve) => void server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  const port = typeof address === 'object' && address ? address.port : 0;
  return {
    url: `http://127.0.0.1:${port}`,
    replies,
    received: () => received,
    async [Symbol.asyncDispose]() {
      server.closeAllConnections();
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}

async function forward(apiUrl: string, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { accept = '', authorization = '' } = request.headers;
  const headers = { accept, authorization, 'content-type': 'application/json' };
  try {
    const answer = await fetch(`${apiUrl}${request.url}`, {
      method: 'POST',
      headers,
      body: await text(request),
    });
    response.writeHead(answer.status).end();
  } catch {
    request.socket.destroy();
  }
}
