import { once } from 'node:events';
import { createServer, type Socket } from 'node:net';

/** A port that programs connect to and keep their connection to as long as they live. */
export interface Hold extends AsyncDisposable {
  port: number;
  /** The next program that connects: its first line, and a promise of its death. */
  next(): Promise<{ line: string; gone: Promise<void> }>;
}

/** Python that connects to a hold, says something, and stays. */
export function holdProgram(port: number, line = '"up"'): string {
  return `import socket, time\nhold = socket.create_connection(('127.0.0.1', ${port}))\nhold.sendall((str(${line}) + '\\n').encode())\n`;
}

export async function openHold(): Promise<Hold> {
  const sockets: Socket[] = [];
  const waiting: ((socket: Socket) => void)[] = [];
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    const next = waiting.shift();
    if (next) next(socket);
    else sockets.push(socket);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('The hold has no port.');
  return {
    port: address.port,
    async next() {
      const socket = sockets.shift() ?? (await new Promise<Socket>((resolve) => void waiting.push(resolve)));
      let text = '';
      while (!text.includes('\n')) {
        const [chunk]: Buffer[] = await once(socket, 'data');
        text += chunk?.toString('utf8') ?? '';
      }
      const gone = new Promise<void>((resolve) => void socket.once('close', () => resolve()));
      socket.resume();
      return { line: text.split('\n')[0] ?? '', gone };
    },
    async [Symbol.asyncDispose]() {
      await new Promise<void>((resolve) => void server.close(() => resolve()));
    },
  };
}
