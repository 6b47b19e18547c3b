import type { Session } from '../training/session.ts';

/** Settings with which an AWS client finds the session's server, as the account's administrator. */
export function clientSettings({ aws }: Pick<Session, 'aws'>) {
  const { AWS_ACCESS_KEY_ID = '', AWS_SECRET_ACCESS_KEY = '' } = aws.environment();
  return {
    endpoint: aws.url,
    region: aws.region,
    credentials: { accessKeyId: AWS_ACCESS_KEY_ID, secretAccessKey: AWS_SECRET_ACCESS_KEY },
  };
}
