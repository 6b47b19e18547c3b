import { messageOf } from '../plain.ts';
import { parseArguments, USAGE } from './arguments.ts';
import { writeSyntheticData, writeTlcData } from './input.ts';

try {
  await main(process.argv.slice(2));
} catch (error) {
  console.error(messageOf(error));
  process.exitCode = 1;
}

async function main(argv: readonly string[]): Promise<void> {
  if (argv.includes('--help')) {
    console.log(USAGE);
    return;
  }
  const job = parseArguments(argv);
  const written = job.kind === 'synthetic' ? await writeSyntheticData(job) : await writeTlcData(job);
  for (const address of [...written.trips, ...(written.zones ? [written.zones] : [])])
    console.log(`Wrote ${address}`);
}
