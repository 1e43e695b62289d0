import type {ActivityKind} from '../../../shared/agenda/protocol.ts';
import {MINUTE} from '../../../shared/wire/ids.ts';
import {type OnPhone, onAPhone} from '../on-a-phone.tsx';
import type {Complete, Scene} from '../scene.ts';
import {gathering, inKind, resting, withLeft, withResult} from '../stories.ts';
import {wrote} from './phone.tsx';

/** What every activity can be in, on a phone. `gathering` and the results are there where people bring something. */
const STATES = {
  open: inKind,
  soon: (kind: ActivityKind) => withLeft(inKind(kind), 2 * MINUTE),
  over: (kind: ActivityKind) => withLeft(inKind(kind), -MINUTE),
  paused: (kind: ActivityKind) => resting(inKind(kind)),
  gathering: (kind: ActivityKind) => gathering(inKind(kind)),
  result: (kind: ActivityKind) => withResult(inKind(kind)),
  'too-few': (kind: ActivityKind) => withResult(inKind(kind), {isHeld: true, isFew: true}),
  'own-notes': inKind,
} as const;
type FaceState = keyof typeof STATES;

const ALWAYS = ['open', 'soon', 'over', 'paused'] as const;

/** An activity of a new kind has to say what it can be in. */
const SHOWN: Readonly<Record<ActivityKind, readonly FaceState[]>> = {
  read: ALWAYS,
  agreement: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  'check-in': [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  write: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
  react: ALWAYS,
  sort: ALWAYS,
  dots: [...ALWAYS, 'result', 'too-few'],
  choice: [...ALWAYS, 'result', 'too-few'],
  talk: ALWAYS,
  break: ALWAYS,
  close: [...ALWAYS, 'gathering', 'result', 'too-few', 'own-notes'],
};

const SMOKE: ReadonlySet<string> = new Set(['write own-notes', 'dots open', 'check-in open']);

const OWN: OnPhone = wrote('More seats by the window', 'A very long note. '.repeat(12).trim());

const face = (kind: ActivityKind, state: FaceState): Scene => ({
  name: `phone/${kind}/${state}`,
  show: () => onAPhone(STATES[state](kind), state === 'own-notes' ? OWN : {}),
  isSmoke: SMOKE.has(`${kind} ${state}`),
});

export const FACES = Object.fromEntries(
  Object.entries(SHOWN).map(([kind, states]) => [kind, states.map(state => face(kind as ActivityKind, state))]),
) as unknown as Complete<ActivityKind>;
