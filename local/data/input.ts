import { messageOf } from '../plain.ts';
import { type Destination, openDestination } from './destination.ts';
import { isSynthetic, syntheticFileName, syntheticTrips, syntheticZones } from './synthetic.ts';
import type { SyntheticOptions } from './synthetic.ts';
import { checkTripFile } from './tlc-file.ts';
import { formatZones, readZones } from './zones.ts';

/** What was written: addresses of files (`DIR/...` or `s3://...`), below `trips/` and `zones/` of the destination. */
export interface WrittenInput {
  trips: string[];
  zones?: string;
}

export interface TlcOptions {
  /** TLC trip files, parquet or CSV; copied unchanged. */
  trips: readonly string[];
  /** The TLC's zipped shapefile of the taxi zones. */
  zones?: string | undefined;
  /** A folder or `s3://bucket/prefix`. */
  to: string;
}

/** Turns TLC files into pipeline input. Everything is checked before anything is written; throws sentences. */
export async function writeTlcData(options: TlcOptions): Promise<WrittenInput> {
  const names = new Map<string, string>();
  const problems: string[] = [];
  for (const file of options.trips) {
    try {
      const name = await checkTripFile(file);
      const other = names.get(name);
      if (other) problems.push(`${other} and ${file} have the same name; rename one of them.`);
      names.set(name, file);
    } catch (error) {
      problems.push(messageOf(error));
    }
  }
  const zones =
    options.zones === undefined ? undefined : await readZones(options.zones).catch(keepProblem(problems));
  if (problems.length > 0) throw new Error(problems.join('\n'));

  using destination = openDestination(options.to);
  await keepApart(destination, options.to, (name) => isSynthetic(name));
  const written: WrittenInput = { trips: [] };
  for (const [name, file] of names) written.trips.push(await destination.copy(file, `trips/${name}`));
  if (zones) written.zones = await destination.write([formatZones(zones)], 'zones/zones.csv');
  return written;
}

/** Writes made-up trips with a known fare rule, and the zones of their made-up city. */
export async function writeSyntheticData(options: SyntheticOptions & { to: string }): Promise<WrittenInput> {
  const lines = syntheticTrips(options);
  using destination = openDestination(options.to);
  await keepApart(destination, options.to, (name) => !isSynthetic(name));
  const trips = await destination.write(lines, `trips/${syntheticFileName(options.month)}`);
  const zones = await destination.write([formatZones(syntheticZones())], 'zones/zones.csv');
  return { trips: [trips], zones };
}

/** Months of one kind may pile up; made-up trips among real ones would be trained on, in the wrong city's zones. */
async function keepApart(
  destination: Destination,
  to: string,
  isOther: (name: string) => boolean,
): Promise<void> {
  const other = (await destination.names('trips')).find(isOther);
  if (other === undefined) return;
  throw new Error(
    `${to} holds trips/${other}; made-up trips and real ones do not go together: remove it, or choose another --to.`,
  );
}

function keepProblem(problems: string[]): (error: unknown) => undefined {
  return (error) => {
    problems.push(messageOf(error));
    return undefined;
  };
}
