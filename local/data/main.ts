import { parseArguments } from './arguments.ts';
import { writeSyntheticData, writeTlcData } from './input.ts';

try {
  const job = parseArguments(process.argv.slice(2));
  const written = job.kind === 'synthetic' ? await writeSyntheticData(job) : await writeTlcData(job);
  for (const address of [...written.trips, ...(written.zones ? [written.zones] : [])])
    console.log(`Wrote ${address}`);
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
