import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import { text } from 'node:stream/consumers';
import { CloudFormationClient } from '@aws-sdk/client-cloudformation';
import { type Clients, createClients } from '../../actions/lib/aws/clients.ts';

/** What CloudFormation answers to one call: the inside of a result, or an error. */
export type Answer = { result: string } | { code: string; message: string };

const NAMESPACE = 'http://cloudformation.amazonaws.com/doc/2010-05-15/';

/** Clients of a CloudFormation that gives these answers one after the other, the last one again and again. */
export async function answering(answers: readonly Answer[]): Promise<{ clients: Clients } & AsyncDisposable> {
  let calls = 0;
  const respond = async (request: IncomingMessage, response: ServerResponse): Promise<void> => {
    const operation = new URLSearchParams(await text(request)).get('Action') ?? '';
    const answer = answers[Math.min(calls, answers.length - 1)];
    calls += 1;
    response.writeHead(answer && 'result' in answer ? 200 : 400, { 'content-type': 'text/xml' });
    response.end(bodyOf(operation, answer));
  };
  const server = createServer((request, response) => void respond(request, response));
  const listening = Promise.withResolvers<undefined>();
  server.listen(0, '127.0.0.1', () => listening.resolve(undefined));
  await listening.promise;
  const address = server.address();
  const port = typeof address === 'object' ? address?.port : undefined;
  const cloudformation = new CloudFormationClient({
    endpoint: `http://127.0.0.1:${port}`,
    region: 'us-east-1',
    credentials: { accessKeyId: 'AKIATEST', secretAccessKey: 'test' },
    maxAttempts: 1,
  });
  return {
    clients: { ...createClients('us-east-1'), cloudformation },
    [Symbol.asyncDispose]: async () => {
      cloudformation.destroy();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function bodyOf(
  operation: string,
  answer: Answer = { code: 'InternalFailure', message: 'no answer' },
): string {
  if ('result' in answer) {
    const result = `<${operation}Result>${answer.result}</${operation}Result>`;
    return `<${operation}Response xmlns="${NAMESPACE}">${result}</${operation}Response>`;
  }
  const error = `<Type>Sender</Type><Code>${answer.code}</Code><Message>${answer.message}</Message>`;
  return `<ErrorResponse xmlns="${NAMESPACE}"><Error>${error}</Error></ErrorResponse>`;
}
