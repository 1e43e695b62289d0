import {type ComponentType, lazy} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/** What an activity shows on the console beside its prompt. `isOn`: it is the one that is on now. */
export interface ConsoleFaceProps {
  readonly activity: ActivityId;
  readonly isOn: boolean;
}

/** The console's face of every kind of activity, each loaded when it is first needed. */
export const CONSOLE_FACES: Readonly<Record<ActivityKind, ComponentType<ConsoleFaceProps>>> = {
  read: lazy(() => import('./read/console.tsx').then(module => ({default: module.ReadOnConsole}))),
  write: lazy(() => import('./write/console.tsx').then(module => ({default: module.WriteOnConsole}))),
};
