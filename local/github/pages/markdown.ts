import MarkdownIt from 'markdown-it';
import sanitize from 'sanitize-html';

// As comments on GitHub: HTML is allowed and sanitised afterwards, a line break is a line break.
const parser = new MarkdownIt({ html: true, linkify: true, breaks: true });
parser.linkify.set({ fuzzyLink: false, fuzzyEmail: false });

const drawFence = parser.renderer.rules.fence;
parser.renderer.rules.fence = (tokens, index, options, env, renderer) => {
  const token = tokens[index];
  if (token?.info.trim() === 'mermaid')
    return `<pre class="mermaid">${parser.utils.escapeHtml(token.content)}</pre>\n`;
  return drawFence?.(tokens, index, options, env, renderer) ?? '';
};

const TASK = /^\[([ xX])\]\s/;
const ALERT = /^\[!(NOTE|TIP|IMPORTANT|WARNING|CAUTION)\]\s*$/;

/** Makes `- [x]` a task and `> [!NOTE]` an alert, which CommonMark has not. */
parser.core.ruler.push('github', ({ tokens, Token }) => {
  for (const [index, token] of tokens.entries()) {
    const [item, paragraph] = [tokens[index - 2], tokens[index - 1]];
    const first = token.children?.[0];
    if (token.type !== 'inline' || paragraph?.type !== 'paragraph_open' || first?.type !== 'text') continue;
    const task = TASK.exec(first.content);
    if (item?.type === 'list_item_open' && task) {
      item.attrJoin('class', 'task-list-item');
      first.content = first.content.slice(task[0].length);
      const box = new Token('html_inline', '', 0);
      box.content = `<input type="checkbox" disabled${task[1] === ' ' ? '' : ' checked'}> `;
      token.children?.unshift(box);
    }
    const kind = ALERT.exec(first.content)?.[1];
    if (item?.type === 'blockquote_open' && kind !== undefined) {
      item.attrJoin('class', `markdown-alert markdown-alert-${kind.toLowerCase()}`);
      const title = new Token('html_inline', '', 0);
      title.content = `<strong class="markdown-alert-title">${kind[0]}${kind.slice(1).toLowerCase()}</strong>`;
      token.children?.splice(0, 1, title);
    }
  }
});

// GitHub's list of elements: https://github.com/gjtorikian/html-pipeline, lib/html_pipeline/sanitization_filter.rb
const TAGS =
  'h1 h2 h3 h4 h5 h6 br b i strong em a pre code img tt div ins del sup sub p picture ol ul table thead tbody tfoot ' +
  'blockquote dl dt dd kbd q samp var hr ruby rt rp li tr td th s strike summary details caption figure figcaption ' +
  'abbr bdo cite dfn mark small source span time wbr input';

const ALERT_CLASSES = ['note', 'tip', 'important', 'warning', 'caution'].map(
  (kind) => `markdown-alert-${kind}`,
);

// Bodies have the address at which the server was when they were written; it may listen on another port today.
const OWN_PAGE =
  /^http:\/\/127\.0\.0\.1:\d+(?=\/[\w.-]+\/[\w.-]+\/(?:pull|issues|actions|commit|compare|blob|deployments)\b)/;

const RULES: sanitize.IOptions = {
  allowedTags: TAGS.split(' '),
  allowedAttributes: {
    a: ['href', 'rel', 'title'],
    img: ['src', 'alt', 'title', 'width', 'height', 'align'],
    input: ['type', 'disabled', 'checked'],
    details: ['open'],
    ol: ['start'],
    td: ['align', 'colspan', 'rowspan'],
    th: ['align', 'colspan', 'rowspan'],
    p: ['align'],
    div: ['align'],
    pre: ['lang'],
    time: ['datetime'],
  },
  allowedClasses: {
    pre: ['mermaid'],
    code: ['language-*'],
    li: ['task-list-item'],
    blockquote: ['markdown-alert', ...ALERT_CLASSES],
    strong: ['markdown-alert-title'],
  },
  allowedSchemes: ['http', 'https', 'mailto'],
  allowProtocolRelative: false,
  disallowedTagsMode: 'discard',
  transformTags: {
    a: (tagName, { href, ...attribs }) => ({
      tagName,
      attribs: {
        ...attribs,
        ...(href !== undefined && { href: href.replace(OWN_PAGE, '') }),
        rel: 'nofollow noopener',
      },
    }),
    td: aligned('td'),
    th: aligned('th'),
  },
  // A box of a task list can't be ticked; any other input is not of a comment.
  exclusiveFilter: ({ tag, attribs }) =>
    tag === 'input' && (attribs.type !== 'checkbox' || attribs.disabled === undefined),
};

/** HTML of Markdown that somebody wrote: nothing in it runs, submits, frames or leaves its place. */
export function markdownHtml(markdown: string): string {
  return sanitize(parser.render(markdown), RULES);
}

/** markdown-it aligns a column by a style, which the pages' policy does not allow. */
function aligned(tagName: string): sanitize.Transformer {
  return (_, { style, ...attribs }) => {
    const side = /^text-align:(left|right|center)$/.exec(style ?? '')?.[1];
    return { tagName, attribs: side === undefined ? attribs : { ...attribs, align: side } };
  };
}
