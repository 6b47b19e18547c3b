/** Policy documents for tests. */
export function policyOf(...statements: readonly object[]): string {
  const filled = statements.map((statement) => ({ Effect: 'Allow', Resource: '*', ...statement }));
  return JSON.stringify({ Version: '2012-10-17', Statement: filled });
}

export function trustOf(principal: object | string, statement: object = {}): string {
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [{ Effect: 'Allow', Action: 'sts:AssumeRole', Principal: principal, ...statement }],
  });
}

export const account = 'arn:aws:iam::111122223333';
