import { createServer, request as send } from 'node:http';

export interface DenyingAws extends AsyncDisposable {
  url: string;
}

/**
 * AWS behind a role that lacks a permission: what comes for the operation (`SageMaker.X`, `PUT` for S3) is answered as
 * AWS answers it then, `times` times; everything else goes on to `url`.
 */
export async function denyingAws(
  url: string,
  denied: { operation: string; message: string; times?: number },
): Promise<DenyingAws> {
  let left = denied.times ?? Infinity;
  const server = createServer((incoming, outgoing) => {
    const target = incoming.headers['x-amz-target'];
    if (denied.operation === (target ?? incoming.method) && left > 0) {
      left -= 1;
      incoming.resume();
      const code = target === undefined ? 'AccessDenied' : 'AccessDeniedException';
      outgoing.writeHead(target === undefined ? 403 : 400, { 'x-amzn-errortype': code });
      const body = `<Error><Code>${code}</Code><Message>${denied.message}</Message></Error>`;
      outgoing.end(target === undefined ? body : JSON.stringify({ __type: code, message: denied.message }));
      return;
    }
    const onward = send(
      url + (incoming.url ?? '/'),
      { method: incoming.method, headers: incoming.headers },
      (answer) => {
        outgoing.writeHead(answer.statusCode ?? 500, answer.headers);
        answer.pipe(outgoing);
      },
    );
    incoming.pipe(onward);
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The proxy has no port.');
  return {
    url: `http://127.0.0.1:${address.port}`,
    [Symbol.asyncDispose]: async () => {
      const closed = new Promise<void>((resolve) => void server.close(() => resolve()));
      server.closeAllConnections();
      await closed;
    },
  };
}
