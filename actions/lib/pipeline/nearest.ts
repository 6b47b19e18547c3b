// A sentence that lists a thousand steps helps nobody.
const MAX_LISTED = 40;

/** The known word that was probably meant, or undefined where none is close. */
export function nearest(word: string, known: Iterable<string>): string | undefined {
  const wanted = word.toLowerCase();
  // One slip in a short word, a swap of two letters (two edits) from four letters on.
  const limit = word.length < 4 ? word.length >> 1 : Math.max(2, Math.floor(word.length / 3));
  let best: string | undefined;
  let bestDistance = limit + 1;
  for (const candidate of known) {
    if (Math.abs(candidate.length - word.length) >= bestDistance) continue;
    const distance = editDistance(wanted, candidate.toLowerCase());
    if (distance >= bestDistance) continue;
    best = candidate;
    bestDistance = distance;
  }
  return best;
}

/** `did you mean 'x'? Known: a, b.` for the end of a sentence about an unknown word. */
export function suggestion(word: string, known: Iterable<string>, label = 'Known'): string {
  const words = [...known];
  const match = nearest(word, words);
  const guess = match === undefined ? '' : `did you mean '${match}'? `;
  const more = words.length > MAX_LISTED ? ` and ${words.length - MAX_LISTED} more` : '';
  return `${guess}${label}: ${words.length === 0 ? 'none' : words.slice(0, MAX_LISTED).join(', ')}${more}.`;
}

// Levenshtein with two rows; words here are names of a few dozen characters.
function editDistance(a: string, b: string): number {
  let previous = Array.from({ length: b.length + 1 }, (_, index) => index);
  for (let i = 1; i <= a.length; i++) {
    const current = [i];
    for (let j = 1; j <= b.length; j++) {
      const substitution = (previous[j - 1] ?? 0) + (a[i - 1] === b[j - 1] ? 0 : 1);
      current.push(Math.min((previous[j] ?? 0) + 1, (current[j - 1] ?? 0) + 1, substitution));
    }
    previous = current;
  }
  return previous[b.length] ?? 0;
}
