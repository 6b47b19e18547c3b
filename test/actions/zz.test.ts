import { test } from 'vitest';
import { openSession } from './session.ts';
test('x', async () => {
  await using s = await openSession();
  const show = (r: any) =>
    console.log(r.exitCode, JSON.stringify(r.outputs, null, 1), r.stdout, r.stderr, r.summary, r.annotations);
  show(await s.build());
  console.log(
    s.aws.requests
      .all()
      .map((r) => r.operation + ' ' + r.status + ' ' + (r.code ?? ''))
      .join('\n'),
  );
  s.aws.requests.clear();
  show(await s.run({ inputs: { wait: 'true' } }));
  console.log(
    s.aws.requests
      .all()
      .map((r) => r.operation + ' ' + r.status + ' ' + (r.code ?? ''))
      .join('\n'),
  );
  show(await s.run({ inputs: { wait: 'true', cause: 'b', parameters: 'Mode=fail' } }));
  show(await s.run({ inputs: { wait: 'true', cause: 'c', parameters: 'Threshold=1' } }));
});
