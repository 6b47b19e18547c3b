/** Text that is HTML already. */
export interface Html {
  text: string;
}

/** HTML with values in it: what is no `Html` is escaped, so that nothing captured becomes markup. */
export function html(parts: TemplateStringsArray, ...values: readonly (string | Html)[]): Html {
  let text = parts[0] ?? '';
  for (const [index, value] of values.entries())
    text += (typeof value === 'string' ? escape(value) : value.text) + (parts[index + 1] ?? '');
  return { text };
}

/** HTML that is made by a library or written here. */
export function raw(text: string): Html {
  return { text };
}

export function join(parts: readonly Html[]): Html {
  return { text: parts.map(({ text }) => text).join('\n') };
}

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

// Control characters, and those that turn the direction of what follows or can't be seen: they would have a name look like
// another's. Joiners stay, since scripts and emoji need them within words.
const UNSEEN = /(?![\n\t\u200C\u200D])[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029]/gu;

/** Text in which every character can be seen. */
export function visible(text: string): string {
  return text.replaceAll(UNSEEN, (mark) => {
    const number = (mark.codePointAt(0) ?? 0).toString(16).toUpperCase();
    return `[U+${number.padStart(4, '0')}]`;
  });
}

function escape(text: string): string {
  return visible(text).replaceAll(/[&<>"']/g, (mark) => ENTITIES[mark] ?? mark);
}
