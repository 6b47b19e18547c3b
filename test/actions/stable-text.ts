/** Text of a run with what is different in every run replaced, so that a snapshot of it can be reviewed. */
export function stable(text: string): string {
  const ids = new Map<string, string>();
  const numbered = text.replaceAll(
    /(?<=execution\/|executions\/|executions%2F|pipelines-)[a-z0-9]{12}\b/g,
    (id) => {
      if (!ids.has(id)) ids.set(id, `execution-${ids.size + 1}`);
      return ids.get(id) ?? id;
    },
  );
  return numbered
    .replaceAll(/\b[0-9a-f]{64}\b/g, 'SHA256')
    .replaceAll(/(?<=-)[0-9a-f]{10}\b/g, 'RANDOM')
    .replaceAll(/\d{4}-\d\d-\d\d[ T]\d\d:\d\d:\d\d/g, 'TIME')
    .replaceAll(/\b\d+(\.\d)? s\b/g, 'SPAN')
    .replaceAll(/\S*\/actions-\w{6}\//g, 'FOLDER/');
}
