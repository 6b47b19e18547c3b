import { type IncomingMessage, request } from 'node:http';
import { text } from 'node:stream/consumers';
import { expect, test } from 'vitest';
import { githubSession } from './session.ts';

test('a name that somebody else made stand for this machine gets nothing', async () => {
  await using session = await githubSession();
  const { url } = session.github;
  const { port } = new URL(url);
  const get = async (host: string): Promise<{ status: number | undefined; body: string }> => {
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      request(`${url}/example/taxi-models/pulls`, { headers: { host } }, resolve).on('error', reject).end();
    });
    return { status: answer.statusCode, body: await text(answer) };
  };

  const hosts = [`127.0.0.1:${port}`, `localhost:${port}`, 'api.github.localhost'];
  for (const host of hosts) expect((await get(host)).status).toBe(200);
  const strange = await get(`models.example.com:${port}`);

  expect(strange.status).toBe(421);
  expect(strange.body).toContain('not as models.example.com');
  expect((await get('127.0.0.1.example.com')).status).toBe(421);
});
