import { randomUUID } from 'node:crypto';
import { mkdir, rm } from 'node:fs/promises';
import { Agent } from 'node:http';
import { join } from 'node:path';
import { type Container, startContainer } from '../executor/job/container.ts';
import type { Machine } from '../executor/job/machine.ts';
import { exchange, type Reply, type ServerRequest } from './exchange.ts';
import { fetchModelData } from './model-data.ts';
import { type ServedModel, servingCommand } from './served-model.ts';
import { logTail, ServingError, withLog } from './serving-error.ts';

export interface ServerSpec {
  endpoint: string;
  variant: string;
  model: ServedModel;
  /** Milliseconds of AWS's time that the container has to become healthy. */
  startupTimeout: number;
  /** Passes AWS's time; rejects when the signal aborts. */
  wait(ms: number, signal: AbortSignal): Promise<void>;
}

/** A container that has answered its health check. */
export interface ModelServer {
  /** Resolves when the container has ended, for whatever reason, and its folder is gone. */
  readonly ended: Promise<void>;
  /** Throws `ServingError` where no answer comes. */
  send(message: ServerRequest): Promise<Reply>;
  /** Ends the container. */
  stop(): Promise<void>;
}

/** Connections to one container; further requests wait for a free one. */
const CONNECTIONS = 32;

/**
 * Starts a container that serves a model, and waits until it is healthy. Throws `ServingError` with SageMaker's sentence
 * and the end of the container's log where it does not become so, and `ImageError` for an image without a stand-in.
 */
export async function startModelServer(
  machine: Machine,
  spec: ServerSpec,
  signal: AbortSignal,
): Promise<ModelServer> {
  const command = servingCommand(spec.model.image);
  const id = randomUUID();
  const folder = join(machine.jobs, 'endpoints', spec.endpoint, id);
  const logFile = join(machine.logs, 'endpoints', spec.endpoint, `${spec.variant}-${id}.log`);
  const listening = Promise.withResolvers<number>();
  let container: Container | undefined;
  try {
    for (const name of ['ml', 'work', 'temporary', 'stage'])
      await mkdir(join(folder, name), { recursive: true });
    const { objects } = machine;
    await fetchModelData(objects, spec.model.modelDataUrl, join(folder, 'ml/model'), join(folder, 'draft'));
    signal.throwIfAborted();
    container = await startContainer({
      folder,
      command,
      environment: { ...machine.environment(), ...spec.model.environment, ...hostingEnvironment },
      logFile,
      python: (await machine.python()).python,
      isolation: await machine.isolation(),
      line(line) {
        const port = /^Listening at: http:\/\/[\d.]+:(\d+)$/.exec(line)?.[1];
        if (port !== undefined) listening.resolve(Number(port));
      },
    });
    const server = serverOf(container, folder, spec);
    await becomeHealthy(server, container, listening.promise, { spec, logFile, signal });
    return server;
  } catch (error) {
    container?.stop(0);
    await container?.ended;
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    throw error;
  }
}

/** Any free port: all containers share the machine's. */
const hostingEnvironment = {
  SAGEMAKER_BIND_TO_PORT: '0',
  SM_MODEL_DIR: '/opt/ml/model',
};

interface OpenServer extends ModelServer {
  listensOn(port: number): void;
}

function serverOf(container: Container, folder: string, { endpoint, variant }: ServerSpec): OpenServer {
  const agent = new Agent({ keepAlive: true, maxSockets: CONNECTIONS });
  let port = 0;
  const cleared = async (): Promise<void> => {
    await container.ended;
    agent.destroy();
    await rm(folder, { recursive: true, force: true, maxRetries: 3 });
  };
  const ended = cleared();
  return {
    ended,
    listensOn(itsPort) {
      port = itsPort;
    },
    async send(message) {
      try {
        return await exchange(agent, port, message);
      } catch (error) {
        if (error instanceof ServingError) throw error;
        throw new ServingError(
          `The container of variant ${variant} of ${endpoint} ended without an answer.`,
          {
            cause: error,
          },
        );
      }
    },
    async stop() {
      // It has no request left: nothing is lost by ending it at once.
      container.stop(0);
      await ended;
    },
  };
}

interface Health {
  spec: ServerSpec;
  logFile: string;
  signal: AbortSignal;
}

async function becomeHealthy(
  server: OpenServer,
  container: Container,
  listening: Promise<number>,
  { spec, logFile, signal }: Health,
): Promise<void> {
  const aborted = Promise.withResolvers<never>();
  // Whoever waits has gone by then, or is told below.
  aborted.promise.catch(() => undefined);
  const abort = (): void => aborted.reject(signal.reason);
  signal.addEventListener('abort', abort, { once: true });
  try {
    signal.throwIfAborted();
    const port = await Promise.race([listening, container.ended.then(() => undefined), aborted.promise]);
    if (port !== undefined) {
      server.listensOn(port);
      if (await answersPing(server)) return;
      await spec.wait(spec.startupTimeout, signal);
      if (await answersPing(server)) return;
      container.stop(0);
    }
  } finally {
    signal.removeEventListener('abort', abort);
  }
  const { errors } = await container.ended;
  const said = errors.length > 0 ? errors : await logTail(logFile);
  const sentence = `The primary container for production variant ${spec.variant} did not pass the ping health check. Please check CloudWatch logs for this endpoint.`;
  throw new ServingError(withLog(sentence, said, logFile));
}

async function answersPing(server: ModelServer): Promise<boolean> {
  try {
    return (await server.send({ method: 'GET', path: '/ping' })).status === 200;
  } catch (error) {
    if (error instanceof ServingError) return false;
    throw error;
  }
}
