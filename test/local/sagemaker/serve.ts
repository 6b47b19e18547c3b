import { startLocalAws } from '../../../local/aws/server.ts';

/** A local AWS in a process of its own, for tests that kill it: prints its URL. */
const [root = ''] = process.argv.slice(2);
const aws = await startLocalAws({ root });
process.stdout.write(`${aws.url}\n`);
