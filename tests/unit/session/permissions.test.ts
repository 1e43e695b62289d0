import {describe, expect, test} from 'vitest';
import {PERMISSIONS, whyNot} from '../../../shared/session/permissions.ts';
import {ClientCommand, type Command, type CommandType} from '../../../shared/session/protocol.ts';
import {Duty} from '../../../shared/session/seats.ts';
import {noSession} from '../../../shared/session/state.ts';
import {actor, attempt, idOf, nothingTold, seated, tell, writing} from '../../telling/telling.ts';

type Anything = keyof typeof PERMISSIONS;

const ALL = Object.keys(PERMISSIONS) as Anything[];
/** What each duty is there for; everything else is refused. */
const MAY: Readonly<Record<Duty, readonly string[]>> = {
  lead: [
    'session.',
    'access.',
    'link.',
    'lead.',
    'person.remove',
    'agenda.',
    'activity.',
    'prompt.',
    'time.',
    'notes.show',
    'note.',
    'theme.',
    'stage.',
    'page.',
    'action.',
  ],
  support: [
    'session.pause',
    'session.resume',
    'access.',
    'person.remove',
    'notes.show',
    'note.',
    'theme.',
    'stage.',
    'hand.lower',
    'turn.',
    'page.',
    'action.',
  ],
  'note-taker': ['note.', 'theme.add', 'theme.rename', 'theme.remove', 'page.', 'action.'],
  operator: ['stage.'],
  screen: [],
};
const ASKS = ['question.ask', 'question.close', 'question.clear'];
const LEAD_TOO = ['board.', 'agreement.', 'hand.lower', 'turn.', 'hands.', 'signal.done', 'check.done', 'knock.', ...ASKS];
const SUPPORT_TOO = ['agreement.', 'hands.', 'signal.done', 'check.done', 'knock.', ...ASKS];
const NOT_THE_LEADS = ['session.create', 'session.finish'];

describe('permissions', () => {
  test.each(Duty.options)('[R2] a seat of duty %s may do what it is there for, and nothing else', duty => {
    const told = seated(writing(), 'sam', duty);
    const more = duty === 'lead' ? LEAD_TOO : duty === 'support' ? SUPPORT_TOO : [];
    for (const type of ALL) {
      const isMeant = [...MAY[duty], ...more].some(start => type.startsWith(start)) && !NOT_THE_LEADS.includes(type);
      const refused = whyNot(told.session, actor('seat', 'sam'), type);
      expect([type, refused === 'not-allowed' ? 'no' : 'yes']).toEqual([type, isMeant ? 'yes' : 'no']);
    }
  });

  test('[R2] a seat that has gone may do nothing', () => {
    const told = tell(seated(writing(), 'sam', 'lead'), {type: 'link.revoke', link: idOf('link of sam')});
    for (const type of ALL) expect(whyNot(told.session, actor('seat', 'sam'), type)).toBe('not-allowed');
  });

  test('[R2] participants may do what is theirs: names, hands, sorting, needs', () => {
    const theirs = ALL.filter(type => whyNot(writing().session, actor('participant', 'ana'), type) !== 'not-allowed');
    expect(theirs.sort()).toEqual(
      [
        ...[
          'check.set',
          'done.set',
          'hand.lower',
          'hand.raise',
          'hand.say',
          'note.move',
          'out.set',
          'person.call',
          'question.answer',
          'signal.set',
          'theme.add',
          'turn.end',
        ],
      ].sort(),
    );
  });

  test('[R2] nobody but the server gives the server’s own commands, and no client can even say them', () => {
    for (const type of ['session.finish', 'persons.forget', 'notes.release', 'notes.withdraw', 'person.join', 'seat.take'] as const) {
      for (const who of [actor('organiser'), actor('participant', 'ana')]) expect(whyNot(writing().session, who, type)).toBe('not-allowed');
      expect(ClientCommand.safeParse({type}).success).toBe(false);
    }
  });

  test('[R1] a refusal comes without events or writes', () => {
    for (const type of ALL) {
      const command = {type, activities: [], notes: [], boxes: [], outcomes: [], lines: []} as unknown as Command & {type: CommandType};
      const {result, told} = attempt({...nothingTold, session: noSession}, command, actor('participant'));
      expect(Object.keys(result).sort()).toEqual(['code', 'ok']);
      expect(told.events).toEqual([]);
    }
  });
});
