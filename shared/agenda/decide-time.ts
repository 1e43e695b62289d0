import type {Context} from '../session/actor.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import {MINUTE} from '../wire/ids.ts';
import {timedIn} from './activities.ts';
import {clockOf, leftAt} from './clock.ts';
import type {TimeCommand} from './commands.ts';
import {redoable, undoable} from './undo.ts';

export function decideTime(session: Session, command: TimeCommand, context: Context): Result {
  const {agenda} = session;
  const {now, newId} = context;
  switch (command.type) {
    case 'time.undo':
    case 'time.redo': {
      const press = command.type === 'time.undo' ? undoable(agenda.log) : redoable(agenda.log);
      if (press?.change !== command.change) return refuse('moved-on');
      if (now > press.until) return refuse('undo-over');
      return ok([{type: command.type === 'time.undo' ? 'change.voided' : 'change.restored', at: now, change: press.change}]);
    }
    case 'time.extend': {
      const {endsBy, from} = command;
      if (from !== agenda.timeline.endsBy) return refuse('moved-on');
      if (endsBy !== null && endsBy <= now) return refuse('in-the-past');
      return endsBy === from ? ok([]) : ok([{type: 'session.extended', at: now, endsBy, change: newId()}]);
    }
    default:
      return decideClock(session, command, context);
  }
}

function decideClock(
  {agenda}: Session,
  command: TimeCommand & {readonly type: 'time.add' | 'time.pause' | 'time.resume'},
  {now, newId}: Context,
): Result {
  const {activity: id} = command;
  const activity = timedIn(agenda, id);
  if (!activity) return refuse('unknown-id');
  const clock = clockOf(activity);
  if (!clock) return refuse('moved-on');
  switch (command.type) {
    case 'time.add': {
      const left = leftAt(clock, now);
      const minutes = command.minutes * MINUTE;
      // What is over gets so many from now, else the press would do nothing that anybody sees. Taking time off goes as far as now.
      const ms = minutes > 0 ? minutes + Math.max(0, -left) : Math.max(minutes, Math.min(0, -left));
      return ms === 0 ? ok([]) : ok([{type: 'time.added', at: now, activity: id, ms, change: newId()}]);
    }
    case 'time.pause':
      return 'left' in clock ? ok([]) : ok([{type: 'time.paused', at: now, activity: id, change: newId()}]);
    case 'time.resume':
      return 'due' in clock ? ok([]) : ok([{type: 'time.resumed', at: now, activity: id, change: newId()}]);
  }
}
