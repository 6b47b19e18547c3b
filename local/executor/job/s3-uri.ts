export interface S3Location {
  bucket: string;
  key: string;
}

/** Takes `s3://bucket/key` apart. Throws where the text is no S3 URI. */
export function parseS3Uri(uri: string): S3Location {
  const match = /^s3:\/\/([^/]+)\/?(.*)$/su.exec(uri);
  if (!match) throw new Error(`'${uri}' is not an S3 URI like s3://bucket/key.`);
  return { bucket: match[1] ?? '', key: match[2] ?? '' };
}

export function joinS3Uri(uri: string, ...parts: readonly string[]): string {
  return [uri.replace(/\/+$/, ''), ...parts].join('/');
}
