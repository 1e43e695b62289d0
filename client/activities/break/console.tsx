import {leftAt} from '../../../shared/agenda/clock.ts';
import type {ActivityRecord} from '../../../shared/wire/records.ts';
import {useClock} from '../../live/clock.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import type {ConsoleFaceProps} from '../console-faces.ts';
import {timeOfDay} from '../time-of-day.ts';

export function BreakOnConsole({activity, isOn}: ConsoleFaceProps) {
  const clock = useRecord(`activity:${activity}`)?.clock;
  return isOn && clock ? <Back clock={clock} /> : null;
}

function Back({clock}: {readonly clock: NonNullable<ActivityRecord['clock']>}) {
  const offset = useRoom(room => room.clockOffset);
  const isOver = useClock(now => leftAt(clock, now) <= 0);
  return (
    <p>
      {isOver ? (
        <Text id="break.over" />
      ) : 'due' in clock ? (
        <Text id="break.back" values={{time: timeOfDay(clock.due - offset)}} />
      ) : (
        <Text id="break.paused" />
      )}
    </p>
  );
}
