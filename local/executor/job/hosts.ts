import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { JsonObject } from '../json.ts';
import { type Container, type ContainerEnding, startContainer } from './container.ts';
import type { Machine } from './machine.ts';

/** The containers of one job: one for each instance. */
export interface HostsSpec {
  job: string;
  count: number;
  command: readonly string[];
  environment: Readonly<Record<string, string>>;
  /** Seconds after which the job is stopped. */
  maxRuntime: number | undefined;
  /** Fills the folder that is /opt/ml of the host before its program starts. */
  prepare(folder: string, host: Host): Promise<void>;
  /** Runs beside the programs, until they have ended. */
  accompany?: (folders: readonly string[], ended: AbortSignal) => Promise<void>;
  line?: (line: string) => void;
}

export interface Host {
  name: string;
  index: number;
  names: readonly string[];
}

export interface HostEnding extends ContainerEnding {
  host: string;
  /** The folder that was /opt/ml. */
  folder: string;
  logFile: string;
}

export interface HostsEnding {
  hosts: readonly HostEnding[];
  /** Why the programs were ended from outside, if they were. */
  stopped?: 'Stopped' | 'MaxRuntimeExceeded';
}

/** Runs a job's containers. `use` gets their endings while their folders still exist. */
export class Hosts {
  readonly #machine: Machine;
  readonly #spec: HostsSpec;
  #containers: Container[] = [];
  #stopped: HostsEnding['stopped'];

  constructor(machine: Machine, spec: HostsSpec) {
    this.#machine = machine;
    this.#spec = spec;
  }

  stop(reason: NonNullable<HostsEnding['stopped']> = 'Stopped', grace = this.#machine.grace()): void {
    this.#stopped ??= reason;
    for (const container of this.#containers) container.stop(grace);
  }

  async run<T>(started: () => void, use: (ending: HostsEnding) => Promise<T>): Promise<T> {
    const folder = join(this.#machine.jobs, this.#spec.job);
    try {
      const hosts = hostsOf(this.#spec.count);
      await Promise.all(hosts.map((host) => this.#prepare(join(folder, host.name), host)));
      if (this.#stopped) return await use({ hosts: [], stopped: this.#stopped });
      started();
      return await use(await this.#runAll(folder, hosts));
    } finally {
      await rm(folder, { recursive: true, force: true, maxRetries: 3 });
    }
  }

  async #prepare(folder: string, host: Host): Promise<void> {
    for (const name of ['ml', 'work', 'temporary', 'stage'])
      await mkdir(join(folder, name), { recursive: true });
    await mkdir(join(folder, 'ml/output'), { recursive: true });
    await this.#spec.prepare(join(folder, 'ml'), host);
  }

  async #runAll(folder: string, hosts: readonly Host[]): Promise<HostsEnding> {
    const { python } = await this.#machine.python();
    const isolation = await this.#machine.isolation();
    const running = await Promise.all(
      hosts.map(async ({ name }) => {
        const logFile = join(this.#machine.logs, this.#spec.job, `${name}.log`);
        const container = await startContainer({
          ...this.#spec,
          folder: join(folder, name),
          logFile,
          python,
          isolation,
        });
        return { name, logFile, container, folder: join(folder, name, 'ml') };
      }),
    );
    this.#containers = running.map(({ container }) => container);
    // A stop may have come while they were being started.
    if (this.#stopped) this.stop(this.#stopped);

    const ended = new AbortController();
    const timer = this.#limitRuntime();
    const company = this.#spec.accompany?.(
      running.map(({ folder: ml }) => ml),
      ended.signal,
    );
    const endings = await Promise.all(
      running.map(async ({ name, logFile, container, folder: ml }) => {
        const ending = await container.ended;
        // The others of a failed job have nothing left to work for.
        if (ending.code !== 0) for (const other of this.#containers) other.stop(this.#machine.grace());
        return { ...ending, host: name, folder: ml, logFile };
      }),
    );
    clearTimeout(timer);
    ended.abort();
    await company;
    return { hosts: endings, ...(this.#stopped && { stopped: this.#stopped }) };
  }

  #limitRuntime(): NodeJS.Timeout | undefined {
    if (this.#spec.maxRuntime === undefined) return undefined;
    // A longer delay than a timer can hold (25 days) would fire at once.
    const milliseconds = Math.min(this.#spec.maxRuntime * 1000, 2 ** 31 - 1);
    return setTimeout(() => this.stop('MaxRuntimeExceeded'), milliseconds);
  }
}

function hostsOf(count: number): Host[] {
  const names = Array.from({ length: count }, (_, index) => `algo-${index + 1}`);
  return names.map((name, index) => ({ name, index, names }));
}

export function resourceConfig(host: Host): JsonObject {
  return { current_host: host.name, hosts: [...host.names], network_interface_name: 'eth0' };
}

export async function writeConfig(folder: string, path: string, content: JsonObject): Promise<void> {
  const file = join(folder, path);
  await mkdir(dirname(file), { recursive: true });
  await writeFile(file, `${JSON.stringify(content, undefined, 2)}\n`);
}
