import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { Hono } from 'hono';

const require = createRequire(import.meta.url);

const FILES: Readonly<Record<string, { file: string; type: string }>> = {
  'pages.css': { file: new URL('pages.css', import.meta.url).pathname, type: 'text/css' },
  'pages.js': { file: new URL('browser/pages.js', import.meta.url).pathname, type: 'text/javascript' },
  'diagram.js': { file: new URL('browser/diagram.js', import.meta.url).pathname, type: 'text/javascript' },
  'github-markdown.css': {
    file: require.resolve('github-markdown-css/github-markdown.css'),
    type: 'text/css',
  },
  'mermaid.js': { file: require.resolve('@mermaid-js/tiny'), type: 'text/javascript' },
};

// Mermaid puts styles into what it draws. As on GitHub it does so in a frame without an origin, away from the page.
const DIAGRAM = `<!doctype html>
<meta charset="utf-8" />
<meta name="color-scheme" content="light dark" />
<title>Diagram</title>
<script src="/_pages/mermaid.js"></script>
<script src="/_pages/diagram.js" defer></script>
<body style="margin: 0"></body>
`;

/** Styles and scripts of the pages, all from this machine. */
export function assets(): Hono {
  const app = new Hono();
  app.get('/diagram', (context) => {
    const self = new URL(context.req.url).origin;
    return context.html(DIAGRAM, 200, {
      'content-security-policy': `default-src 'none'; script-src ${self}; style-src 'unsafe-inline'; img-src data:; sandbox allow-scripts; frame-ancestors ${self}`,
    });
  });
  app.get('/:name', async (context) => {
    const asset = FILES[context.req.param('name')];
    if (asset === undefined) return context.notFound();
    return context.body(await readFile(asset.file), 200, { 'content-type': `${asset.type}; charset=utf-8` });
  });
  return app;
}
