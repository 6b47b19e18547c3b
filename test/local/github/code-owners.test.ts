import { describe, expect, test } from 'vitest';
import { parseCodeOwners } from '../../../local/github/code-owners.ts';

const FILE = `# Who has to look at what.
*                    @ada
/docs/*              @ben # their own files only
/apps/**/*.json      @cleo
/environments/       @example/operators @dana
Makefile             @ben
*.lock
`;

describe('the last pattern that matches says who owns a file', () => {
  test.for([
    ['README.md', ['@ada']],
    ['docs/setup.md', ['@ben']],
    ['docs/pictures/loop.svg', ['@ada']],
    ['other/docs/setup.md', ['@ada']],
    ['apps/one/two/app.json', ['@cleo']],
    ['environments/prod.json', ['@example/operators', '@dana']],
    ['environments/old/prod.json', ['@example/operators', '@dana']],
    ['Environments/prod.json', ['@ada']],
    ['tools/Makefile', ['@ben']],
    ['makefile', ['@ada']],
    ['package.lock', []],
  ] as const)('%s: %j', ([file, owners]) => {
    expect(parseCodeOwners(FILE).findLast((rule) => rule.matches(file))?.owners).toEqual(owners);
  });

  test('and none where nothing matches', () => {
    expect(parseCodeOwners('# nobody\n\n/docs/ @ben\n').filter((rule) => rule.matches('README.md'))).toEqual(
      [],
    );
  });
});
