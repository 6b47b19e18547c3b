import { InvokeEndpointCommand } from '@aws-sdk/client-sagemaker-runtime';
import { type Place, sagemakerArn } from './arn.ts';
import { call } from './call.ts';
import type { Clients } from './clients.ts';

/** One request of CSV rows to an endpoint, and what it answered, as text. `inferenceId` marks it in captured data. */
export async function invokeCsv(
  clients: Clients,
  place: Place,
  request: { endpoint: string; rows: string; inferenceId: string },
): Promise<string> {
  const { endpoint } = request;
  const permission = {
    action: 'sagemaker:InvokeEndpoint',
    resource: sagemakerArn(place, `endpoint/${endpoint.toLowerCase()}`),
  };
  const command = new InvokeEndpointCommand({
    EndpointName: endpoint,
    ContentType: 'text/csv',
    Accept: 'text/csv',
    InferenceId: request.inferenceId,
    Body: request.rows,
  });
  const answer = await call(permission, () => clients.runtime.send(command));
  return answer.Body.transformToString();
}
