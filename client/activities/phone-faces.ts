import {type ComponentType, lazy} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/** What an activity shows on a phone, below its heading. It reads its record itself. */
export type PhoneFace = ComponentType<{readonly activity: ActivityId}>;

export const phoneFaces: Readonly<Record<ActivityKind, PhoneFace>> = {
  read: lazy(async () => ({default: (await import('./read/phone.tsx')).ReadOnPhone})),
  write: lazy(async () => ({default: (await import('./write/phone.tsx')).WriteOnPhone})),
};
