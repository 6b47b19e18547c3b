import { AwsError } from '../service.ts';
import { type PutMetricAlarmInput, settingsOf } from './alarm-settings.ts';
import type { Context, Operations } from './context.ts';
import { alarmArn, type AlarmRecord } from './store.ts';

export const alarmOperations: Operations = {
  /** Makes an alarm, or gives one that there is other settings: its state, history and tags stay. */
  async PutMetricAlarm({ store }, input: PutMetricAlarmInput, call) {
    const settings = settingsOf(input);
    const arn = alarmArn(call, input.AlarmName);
    const existing = store.get(arn);
    const at = call.now().toISOString();
    const alarm: AlarmRecord = {
      ...(existing ? keptOf(existing) : newAlarm(input, at)),
      arn,
      region: call.region,
      configuredAt: at,
      ...settings,
    };
    const type = existing ? 'Update' : 'Create';
    alarm.history.push({
      at,
      type: 'ConfigurationUpdate',
      summary: `Alarm "${alarm.name}" ${type.toLowerCase()}d`,
      data: JSON.stringify({ version: '1.0', type, [`${type.toLowerCase()}dAlarm`]: settings }),
    });
    await store.save(alarm);
  },

  async DeleteAlarms({ store }, { AlarmNames: names }: { AlarmNames: string[] }, call) {
    const unknown = names.filter((name) => !store.get(alarmArn(call, name)));
    // A call that names only one may name one that is gone.
    if (unknown.length > 0 && names.length > 1)
      throw new AwsError('ResourceNotFound', `Alarms [${unknown.join(', ')}] do not exist`, 404);
    await Promise.all(names.map((name) => store.delete(alarmArn(call, name))));
  },

  SetAlarmState(
    { store, alarms },
    input: {
      AlarmName: string;
      StateValue: AlarmRecord['state'];
      StateReason: string;
      StateReasonData?: string;
    },
    call,
  ) {
    const alarm = store.get(alarmArn(call, input.AlarmName));
    if (!alarm) throw new AwsError('ResourceNotFound', `Alarm ${input.AlarmName} does not exist`, 404);
    if (input.StateReasonData !== undefined && !isJson(input.StateReasonData))
      throw new AwsError('InvalidFormat', 'StateReasonData is not valid JSON.');
    alarms.set(alarm, {
      state: input.StateValue,
      reason: input.StateReason,
      reasonData: input.StateReasonData,
    });
  },

  EnableAlarmActions: (context, { AlarmNames: names }: { AlarmNames: string[] }, call) =>
    enableActions(context, names, { call, enabled: true }),
  DisableAlarmActions: (context, { AlarmNames: names }: { AlarmNames: string[] }, call) =>
    enableActions(context, names, { call, enabled: false }),
};

async function enableActions(
  { store }: Context,
  names: readonly string[],
  { call, enabled }: { call: { region: string; account: string }; enabled: boolean },
): Promise<void> {
  for (const name of names) {
    const alarm = store.get(alarmArn(call, name));
    if (!alarm) continue;
    alarm.actionsEnabled = enabled;
    await store.save(alarm);
  }
}

type Kept = Pick<
  AlarmRecord,
  'state' | 'reason' | 'reasonData' | 'stateUpdatedAt' | 'transitionedAt' | 'setAt' | 'tags' | 'history'
>;

function newAlarm({ Tags: tags = [] }: PutMetricAlarmInput, at: string): Kept {
  return {
    state: 'INSUFFICIENT_DATA',
    reason: 'Unchecked: Initial alarm creation',
    stateUpdatedAt: at,
    transitionedAt: at,
    tags: Object.fromEntries(tags.map(({ Key: key, Value: value }) => [key, value])),
    history: [],
  };
}

function keptOf(alarm: AlarmRecord): Kept {
  const { state, reason, reasonData, stateUpdatedAt, transitionedAt, setAt, tags, history } = alarm;
  return {
    state,
    reason,
    stateUpdatedAt,
    transitionedAt,
    tags,
    history,
    ...(reasonData !== undefined && { reasonData }),
    ...(setAt !== undefined && { setAt }),
  };
}

function isJson(text: string): boolean {
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
