import { expect, test } from 'vitest';
import { diffLines } from '../../../local/github/pages/diff.ts';
import { markdownHtml } from '../../../local/github/pages/markdown.ts';
import { pagesSession, REPOSITORY } from './pages-session.ts';

test.each([
  ['a table with an aligned column', '| a |\n|--:|\n| 1 |', '<td align="right">1</td>'],
  ['a task that is done', '- [x] done', '<input type="checkbox" disabled checked /> done'],
  ['a task that is open', '- [ ] open', '<input type="checkbox" disabled /> open'],
  ['details', '<details><summary>More</summary>\n\n**x**\n\n</details>', '<strong>x</strong>'],
  ['an alert', '> [!NOTE]\n> Look', 'class="markdown-alert markdown-alert-note"'],
  ['a diagram', '```mermaid\npie\n"a<b" : 1\n```', '<pre class="mermaid">pie\n"a&lt;b" : 1\n</pre>'],
  ['code', '```json\n{"a": "<b>"}\n```', '<code class="language-json">{"a": "&lt;b&gt;"}'],
  ['a line break', 'a\nb', 'a<br />\nb'],
])('Markdown: %s', (_, markdown, expected) => {
  expect(markdownHtml(markdown)).toContain(expected);
});

test.each([
  ['a script', '<script>alert(1)</script>'],
  ['a handler', '<img src="x" onerror="alert(1)">'],
  ['an address that is code', '<a href="javascript:alert(1)">x</a> [x](javascript:alert(1))'],
  ['an address that is code, in disguise', '<a href=" &#106;avascript:alert(1)">x</a>'],
  ['a frame', '<iframe src="https://example.com" srcdoc="<script>alert(1)</script>"></iframe>'],
  ['a form', '<form action="/_pages/viewer" method="post"><button name="login" value="x">y</button></form>'],
  ['a text field', '<input name="formToken" value="x">'],
  ['a style', '<style>body { display: none }</style><p style="position: fixed">x</p>'],
  [
    'a drawing with code',
    '<svg onload="alert(1)"><script>alert(1)</script></svg><math><mtext></mtext></math>',
  ],
  ['an element with a name that scripts look for', '<p id="decision" name="decision">x</p>'],
  [
    'a base and a redirection',
    '<base href="https://example.com"><meta http-equiv="refresh" content="0; url=//x">',
  ],
])('hostile Markdown: %s', (_, markdown) => {
  expect(markdownHtml(markdown)).not.toMatch(
    /<(script|iframe|form|button|style|svg|math|base|meta|input)|\son\w+=|="[^"]*javascript:|style=|\sid=|\sname=/i,
  );
});

test('a difference counts the lines of both files', () => {
  const patch = '@@ -1,3 +1,3 @@ head\n {\n-  "a": 1\n+  "a": 2\n }\n\\ No newline at end of file';

  const lines = diffLines(patch).map(({ kind, before, after, text }) => [kind, before, after, text]);

  expect(lines).toEqual([
    ['hunk', null, null, '@@ -1,3 +1,3 @@ head'],
    ['same', 1, 1, '{'],
    ['removed', 2, null, '  "a": 1'],
    ['added', null, 2, '  "a": 2'],
    ['same', 3, 3, '}'],
    ['note', null, null, '\\ No newline at end of file'],
  ]);
});

test('a form works only for whom its page was sent to, and from here', async () => {
  await using session = await pagesSession();
  const { url } = session.github;
  const number = await session.propose({
    branch: 'promote/prod/fare',
    file: 'environments/prod.json',
    content: '{\n  "models": ["fare"]\n}\n',
    title: 'Promote <img src=x onerror=alert(1)>',
    body: 'Better.',
  });
  const page = `${url}${REPOSITORY}/pull/${number}`;
  const answer = await fetch(page);
  const text = await answer.text();
  const formToken = /name="formToken" value="([\w-]+)"/.exec(text)?.[1] ?? '';
  const post = (fields: Record<string, string>, headers: Record<string, string>) =>
    fetch(`${page}/review`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body: new URLSearchParams({ event: 'COMMENT', comment: 'Hello', ...fields }),
    });

  const without = await post({}, {});
  const elsewhere = await post({ formToken }, { origin: 'http://example.com' });
  const another = await post({ formToken }, { cookie: 'viewer=ben' });
  const trusted = await post({ formToken, back: '//example.com/' }, { origin: url });

  expect(answer.headers.get('content-security-policy')).toContain("default-src 'none'; script-src 'self'");
  expect(text).toContain('Promote &lt;img src=x onerror=alert(1)&gt;');
  expect([without.status, elsewhere.status, another.status]).toEqual([403, 403, 403]);
  expect(trusted.status).toBe(303);
  expect(trusted.headers.get('location')).toBe(`${REPOSITORY}/pulls`);
  const reviews = await session.rest<unknown[]>('GET', `/pulls/${number}/reviews`);
  expect(reviews).toHaveLength(1);
});
