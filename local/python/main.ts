import { ensurePython } from './environment.ts';

/** Makes both Python environments: the step scripts' and the one with the AWS clients and moto that tests use. */
try {
  await ensurePython({ log: (line) => console.log(line) });
  await ensurePython({ purpose: 'test', log: (line) => console.log(line) });
} catch (error) {
  console.error(error instanceof Error ? error.message : String(error));
  process.exitCode = 1;
}
