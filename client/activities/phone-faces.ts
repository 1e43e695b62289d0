import {type ComponentType, lazy} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/** What an activity shows on a phone, below its heading. It reads its record itself. */
export type PhoneFace = ComponentType<{readonly activity: ActivityId}>;

const loaders: Readonly<Record<ActivityKind, () => Promise<PhoneFace>>> = {
  read: async () => (await import('./read/phone.tsx')).ReadOnPhone,
  write: async () => (await import('./write/phone.tsx')).WriteOnPhone,
};

const lazyFace = (load: () => Promise<PhoneFace>): PhoneFace => lazy(async () => ({default: await load()}));

export const phoneFaces: Readonly<Record<ActivityKind, PhoneFace>> = {read: lazyFace(loaders.read), write: lazyFace(loaders.write)};

/** All of them, before they are needed: an activity must not wait for the network, or fail without it. */
export const loadPhoneFaces = (): Promise<unknown> => Promise.all(Object.values(loaders).map(load => load()));
