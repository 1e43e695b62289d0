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
  write: () => import('./write/console.tsx').then(module => ({default: module.WriteOnConsole})),
};

/** The console's face of every kind of activity. */
export const CONSOLE_FACES: Readonly<Record<ActivityKind, Face>> = {
  read: lazy(LOADERS.read),
  write: lazy(LOADERS.write),
};

/** Fetches the faces before they are needed, so that nothing moves when an activity opens. One that fails is asked for again then. */
export const fetchConsoleFaces = (): Promise<unknown> => Promise.allSettled(Object.values(LOADERS).map(load => load()));
