import { findLineStarts, positionOf } from '../pipeline/position.ts';
import { ProblemsError } from '../pipeline/problem.ts';
import { readYaml, type YamlDocument } from '../pipeline/yaml.ts';

/** Reads JSON with the position of each of its parts: JSON is YAML. Throws `ProblemsError` where the text is not JSON. */
export function readJson(file: string, text: string): YamlDocument {
  // Editors on Windows write a byte order mark; JSON.parse does not take it, and positions do not count it.
  const json = text.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(json);
    return { ...readYaml(file, json), value };
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error;
    const offset = faultOffset(json);
    const found =
      offset < json.length
        ? `found '${String.fromCodePoint(json.codePointAt(offset) ?? 0)}'`
        : 'it ends too early';
    throw new ProblemsError(
      [{ file, ...positionOf(findLineStarts(json), offset), message: `not valid JSON: ${found}; ${ADVICE}` }],
      'manifests-invalid',
    );
  }
}

const ADVICE = 'names and text stand in double quotes, commas between entries only, comments nowhere';

// JSON.parse tells the place of some faults only. Its verdict on a beginning of the text does: up to the fault, every
// beginning is only unfinished, and none is behind it.
function faultOffset(text: string): number {
  let sound = 0;
  let faulty = text.length + 1;
  while (faulty - sound > 1) {
    const middle = (sound + faulty) >> 1;
    if (isUnfinished(text.slice(0, middle))) sound = middle;
    else faulty = middle;
  }
  return sound;
}

function isUnfinished(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    const [, position] = / at position (\d+)/.exec(message) ?? [];
    return message.startsWith('Unexpected end') || Number(position) === text.length;
  }
}
