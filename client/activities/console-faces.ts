import {type ComponentType, lazy} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/** What an activity shows on the console beside its prompt. `isOn`: it is the one that is on now. */
export interface ConsoleFaceProps {
  readonly activity: ActivityId;
  readonly isOn: boolean;
}

type Face = ComponentType<ConsoleFaceProps>;

const LOADERS: Readonly<Record<ActivityKind, () => Promise<{readonly default: Face}>>> = {
  read: () => import('./read/console.tsx').then(module => ({default: module.ReadOnConsole})),
  agreement: () => import('./agreement/console.tsx').then(module => ({default: module.AgreementOnConsole})),
  'check-in': () => import('./check-in/console.tsx').then(module => ({default: module.CheckInOnConsole})),
  write: () => import('./write/console.tsx').then(module => ({default: module.WriteOnConsole})),
  react: () => import('./react/console.tsx').then(module => ({default: module.ReactOnConsole})),
  sort: () => import('./sort/console.tsx').then(module => ({default: module.SortOnConsole})),
  dots: () => import('./dots/console.tsx').then(module => ({default: module.DotsOnConsole})),
  choice: () => import('./choice/console.tsx').then(module => ({default: module.ChoiceOnConsole})),
  talk: () => import('./talk/console.tsx').then(module => ({default: module.TalkOnConsole})),
  break: () => import('./break/console.tsx').then(module => ({default: module.BreakOnConsole})),
  close: () => import('./close/console.tsx').then(module => ({default: module.CloseOnConsole})),
};

/** The console's face of every kind of activity. */
export const CONSOLE_FACES: Readonly<Record<ActivityKind, Face>> = {
  read: lazy(LOADERS.read),
  agreement: lazy(LOADERS.agreement),
  'check-in': lazy(LOADERS['check-in']),
  write: lazy(LOADERS.write),
  react: lazy(LOADERS.react),
  sort: lazy(LOADERS.sort),
  dots: lazy(LOADERS.dots),
  choice: lazy(LOADERS.choice),
  talk: lazy(LOADERS.talk),
  break: lazy(LOADERS.break),
  close: lazy(LOADERS.close),
};

/** Fetches the faces before they are needed, so that nothing moves when an activity opens. One that fails is asked for again then. */
export const fetchConsoleFaces = (): Promise<unknown> => Promise.allSettled(Object.values(LOADERS).map(load => load()));
