/** One ref that a push moves: `OLD NEW REF` at the beginning of its request. */
export interface PushCommand {
  before: string;
  after: string;
  ref: string;
}

export interface PushRequest {
  commands: PushCommand[];
  /** What the pushing git understands: `side-band-64k`, `report-status`. */
  capabilities: ReadonlySet<string>;
}

/** The commands of a push: packets of git's protocol up to the first empty one. */
export function pushCommands(body: Buffer): PushRequest {
  const commands: PushCommand[] = [];
  const capabilities = new Set<string>();
  for (let at = 0; at + 4 <= body.length;) {
    const length = Number.parseInt(body.toString('latin1', at, at + 4), 16);
    if (!(length > 4)) break;
    const [line = '', features = ''] = body.toString('utf8', at + 4, at + length).split('\0');
    const [before = '', after = '', ref = ''] = line.trim().split(' ');
    commands.push({ before, after, ref });
    for (const feature of features.trim().split(' ')) capabilities.add(feature);
    at += length;
  }
  return { commands, capabilities };
}

/** Tells git that nothing of a push was taken, and why, as GitHub does; git prints the reasons as `remote:` lines. */
export function rejectedPush(
  commands: readonly PushCommand[],
  capabilities: ReadonlySet<string>,
  { ref, reasons }: { ref: string; reasons: readonly string[] },
): Response {
  const told = [
    `error: GH013: Repository rule violations found for ${ref}.`,
    ...reasons.map((at) => `- ${at}`),
  ];
  const refused = commands.map((command) =>
    packet(`ng ${command.ref} push declined due to repository rule violations\n`),
  );
  const report = Buffer.concat([packet('unpack ok\n'), ...refused, FLUSH]);
  const sideband = capabilities.has('side-band-64k');
  const body = sideband
    ? Buffer.concat([
        ...told.map((line) => packet(Buffer.from(`\u0002${line}\n`))),
        packet(Buffer.concat([Buffer.from([1]), report])),
        FLUSH,
      ])
    : report;
  const headers = {
    'content-type': 'application/x-git-receive-pack-result',
    'cache-control': 'no-cache',
  };
  return new Response(new Uint8Array(body), { headers });
}

const FLUSH = Buffer.from('0000');

function packet(content: string | Buffer): Buffer {
  const bytes = Buffer.from(content);
  return Buffer.concat([Buffer.from((bytes.length + 4).toString(16).padStart(4, '0')), bytes]);
}
