/** What conditions ask about: values by condition key in lower case. */
export type RequestContext = ReadonlyMap<string, readonly string[]>;

type Values = Readonly<Record<string, string | readonly string[] | undefined>>;

/** Joins condition keys with their values; a later source wins, an undefined value is an absent key. */
export function requestContext(...sources: readonly Values[]): RequestContext {
  const context = new Map<string, readonly string[]>();
  for (const source of sources) {
    for (const [key, value] of Object.entries(source)) {
      if (value !== undefined) context.set(key.toLowerCase(), typeof value === 'string' ? [value] : value);
    }
  }
  return context;
}

/** `aws:RequestTag/<key>` and `aws:TagKeys` of the tags that a request sends; `prefix` may be `aws:ResourceTag` too. */
export function tagValues(
  prefix: 'aws:RequestTag' | 'aws:ResourceTag' | 'aws:PrincipalTag',
  tags: Readonly<Record<string, string>>,
): Values {
  const values: Record<string, string | readonly string[]> = {};
  for (const [key, value] of Object.entries(tags)) values[`${prefix}/${key}`] = value;
  if (prefix === 'aws:RequestTag' && Object.keys(tags).length > 0) values['aws:TagKeys'] = Object.keys(tags);
  return values;
}
