import { expect, test } from 'vitest';
import { send, temporaryAws } from './temporary-aws.ts';

function post(url: string, body: unknown) {
  const headers = { 'content-type': 'application/json' };
  return send(url, { method: 'POST', path: '/_local/time', headers, body: JSON.stringify(body) });
}

test('people hold time, let it go on and make it run', async () => {
  await using here = await temporaryAws({ services: () => [] });
  const { aws } = here;

  const held = await post(aws.url, { speed: 60, hold: true, polls: { stack: 2 } });
  let isOver = false;
  const waiting = aws.time.wait(1).then(() => (isOver = true));
  const answer = await send(aws.url, { path: '/_local/time' });

  expect(JSON.parse(held.body)).toEqual({ speed: 60, held: true, polls: { stack: 2, endpoint: 0 } });
  expect(JSON.parse(answer.body)).toEqual(JSON.parse(held.body));
  expect(isOver).toBe(false);
  const released = await post(aws.url, { release: true });
  await waiting;
  expect(JSON.parse(released.body)).toMatchObject({ held: false });
});

test.each([
  [{ speed: 0 }, `'speed' is 0: use a number above 0`],
  [{ speed: 'fast' }, `'speed' is "fast"`],
  [{ hold: 'yes' }, `'hold' is "yes": use true`],
  [{ release: 1 }, `'release' is 1: use true`],
  [{ polls: 3 }, `'polls' is 3`],
  [{ polls: { stack: -1 } }, `'polls.stack' is -1: use a whole number from 0`],
  [{ polls: { model: 1 } }, `'polls.model' is not counted`],
  [{ sped: 1 }, `'sped' is not part of a change of time`],
  [[], 'A change of time is a JSON object'],
])('%j is refused and changes nothing', async (body, problem) => {
  await using here = await temporaryAws({ services: () => [] });
  const before = JSON.stringify(here.aws.time);

  const answer = await post(here.aws.url, body);

  expect(answer.status).toBe(400);
  expect(JSON.parse(answer.body)).toMatchObject({ problems: [expect.stringContaining(problem)] });
  expect(JSON.stringify(here.aws.time)).toBe(before);
});
