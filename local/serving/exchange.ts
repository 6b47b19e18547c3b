import { type Agent, type IncomingHttpHeaders, request } from 'node:http';
import { ServingError } from './serving-error.ts';

export interface Reply {
  status: number;
  headers: IncomingHttpHeaders;
  body: Buffer;
}

/** One request to the container: its headers go through as they are. */
export interface ServerRequest {
  method: 'GET' | 'POST';
  path: string;
  headers?: Readonly<Record<string, string>>;
  body?: Buffer;
}

/** A container has to answer an invocation within 60 seconds. */
const ANSWER_TIMEOUT = 60_000;
/** The hosting contract gives a health check two seconds; a busy laptop gets more. */
const PING_TIMEOUT = 10_000;

/**
 * Sends one request to a container and reads its whole answer. Throws `ServingError` in SageMaker's words where it takes
 * too long, and Node's error where the connection breaks.
 */
export function exchange(agent: Agent, port: number, message: ServerRequest): Promise<Reply> {
  const { method, path, headers = {}, body } = message;
  const timeout = path === '/ping' ? PING_TIMEOUT : ANSWER_TIMEOUT;
  return new Promise((resolve, reject) => {
    const outgoing = request(
      {
        agent,
        host: '127.0.0.1',
        port,
        method,
        path,
        headers: { ...headers, 'content-length': body?.length ?? 0 },
      },
      (answer) => {
        const chunks: Buffer[] = [];
        answer.on('data', (chunk: Buffer) => chunks.push(chunk));
        answer.on('error', reject);
        answer.on('end', () =>
          resolve({ status: answer.statusCode ?? 0, headers: answer.headers, body: Buffer.concat(chunks) }),
        );
      },
    );
    outgoing.setTimeout(timeout, () =>
      outgoing.destroy(
        new ServingError(
          'Your invocation timed out while waiting for a response from container primary. Review the latency metrics for each container in Amazon CloudWatch, resolve the issue, and try again.',
        ),
      ),
    );
    outgoing.on('error', reject);
    outgoing.end(body);
  });
}
