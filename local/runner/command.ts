/** A workflow command on a line of a step's output: `::name key=value,key=value::message`. */
export interface WorkflowCommand {
  name: string;
  properties: Readonly<Record<string, string>>;
  message: string;
}

/** The command on this line, or undefined where the line is ordinary text. Escapes are undone. */
export function parseCommand(line: string): WorkflowCommand | undefined {
  const match = /^\s*::(\S+?)(?: (.*?))?::(.*)$/s.exec(line);
  if (!match) return undefined;
  const [, name = '', propertyText = '', message = ''] = match;
  const properties: Record<string, string> = {};
  for (const pair of propertyText.split(',')) {
    const equals = pair.indexOf('=');
    if (equals < 1) continue;
    properties[pair.slice(0, equals).trim()] = unescapeProperty(pair.slice(equals + 1));
  }
  return { name, properties, message: unescapeMessage(message) };
}

// `%25` is undone last, so that an escaped `%250A` stays the text `%0A`.
function unescapeMessage(text: string): string {
  return text.replaceAll('%0D', '\r').replaceAll('%0A', '\n').replaceAll('%25', '%');
}

function unescapeProperty(text: string): string {
  return unescapeMessage(text.replaceAll('%3A', ':').replaceAll('%2C', ','));
}
