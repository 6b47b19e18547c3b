import type { Call } from '../call.ts';
import { type Answer, type HttpRequest, readBody } from '../http.ts';
import { jsonErrors } from '../json.ts';
import { AwsError, type CallContext } from '../service.ts';
import { inputCheck } from '../shape.ts';
import { GROUP } from './schedule.ts';
import model from './shapes.json' with { type: 'json' };

const BODY_LIMIT = 1_048_576;
const checkInput = inputCheck(model);
/** By method and path, where `*` stands for a name. */
const OPERATIONS: Readonly<Record<string, string>> = {
  'POST schedules/*': 'CreateSchedule',
  'PUT schedules/*': 'UpdateSchedule',
  'GET schedules/*': 'GetSchedule',
  'DELETE schedules/*': 'DeleteSchedule',
  'GET schedules': 'ListSchedules',
  'GET schedule-groups/*': 'GetScheduleGroup',
  'GET schedule-groups': 'ListScheduleGroups',
};
export type Operations = Readonly<Record<string, (input: never, context: CallContext) => unknown>>;

/** A request of the REST protocol as the call that it is. */
export function schedulerCall(request: HttpRequest, operations: Operations): Call {
  const [, root = '', encoded = ''] = request.path.split('/');
  const name = nameOf(encoded);
  const operation = OPERATIONS[`${request.method} ${root}${encoded === '' ? '' : '/*'}`];
  const { method, path } = request;
  return {
    name: `Scheduler.${operation ?? 'Unknown'}`,
    unsigned: false,
    detail: operation === undefined ? { method, path } : { Name: name, GroupName: groupOf(request) ?? GROUP },
    errors: jsonErrors,
    async run(context) {
      const act = operations[operation ?? ''];
      if (operation === undefined || act === undefined) throw unknownOperation(request);
      const input = { ...(await inputOf(request)), ...(name !== '' && { Name: name }) };
      return answerOf(200, await act(checkInput<never>(operation, input), context), context.requestId);
    },
    failure: (error, requestId) =>
      answerOf(error.status, { Message: error.message, ...error.fields }, requestId, {
        'x-amzn-errortype': error.code,
      }),
  };
}

function nameOf(encoded: string): string {
  try {
    return decodeURIComponent(encoded);
  } catch {
    return encoded;
  }
}

function groupOf({ query }: HttpRequest): string | undefined {
  return query.get('groupName') ?? query.get('ScheduleGroup') ?? undefined;
}

/** Members of the body, and those that the protocol has in the query. */
async function inputOf(request: HttpRequest): Promise<object> {
  const text = (await readBody(request.body, BODY_LIMIT)).toString('utf8');
  const GroupName = groupOf(request);
  const most = request.query.get('MaxResults');
  const texts = ['NamePrefix', 'State', 'NextToken'].flatMap((name) => {
    const value = request.query.get(name);
    return value === null ? [] : [[name, value]];
  });
  return {
    ...Object(parsed(text)),
    ...(GroupName !== undefined && { GroupName }),
    ...(most !== null && { MaxResults: Number(most) }),
    ...Object.fromEntries(texts),
  };
}

function parsed(text: string): unknown {
  try {
    return text === '' ? {} : JSON.parse(text);
  } catch {
    throw new AwsError('SerializationException', 'The request body is not JSON.');
  }
}

function answerOf(
  status: number,
  content: unknown,
  requestId: string,
  headers: Record<string, string> = {},
): Answer {
  return {
    status,
    headers: { 'content-type': 'application/json', 'x-amzn-requestid': requestId, ...headers },
    body: JSON.stringify(content),
  };
}

function unknownOperation({ method, path }: HttpRequest): AwsError {
  return new AwsError(
    'UnknownOperationException',
    `The local AWS does not know ${method} ${path} of EventBridge Scheduler. It knows: ${Object.values(OPERATIONS).toSorted().join(', ')}.`,
    404,
  );
}
