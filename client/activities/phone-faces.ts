import {type ComponentType, lazy} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';

/** What an activity shows on a phone, below its heading. It reads its record itself. */
export type PhoneFace = ComponentType<{readonly activity: ActivityId}>;

const loaders: Readonly<Record<ActivityKind, () => Promise<PhoneFace>>> = {
  read: async () => (await import('./read/phone.tsx')).ReadOnPhone,
  agreement: async () => (await import('./agreement/phone.tsx')).AgreementOnPhone,
  'check-in': async () => (await import('./check-in/phone.tsx')).CheckInOnPhone,
  write: async () => (await import('./write/phone.tsx')).WriteOnPhone,
  react: async () => (await import('./react/phone.tsx')).ReactOnPhone,
  sort: async () => (await import('./sort/phone.tsx')).SortOnPhone,
  dots: async () => (await import('./dots/phone.tsx')).DotsOnPhone,
  choice: async () => (await import('./choice/phone.tsx')).ChoiceOnPhone,
  talk: async () => (await import('./talk/phone.tsx')).TalkOnPhone,
  break: async () => (await import('./break/phone.tsx')).BreakOnPhone,
  close: async () => (await import('./close/phone.tsx')).CloseOnPhone,
};

const lazyFace = (load: () => Promise<PhoneFace>): PhoneFace => lazy(async () => ({default: await load()}));

export const phoneFaces: Readonly<Record<ActivityKind, PhoneFace>> = {
  read: lazyFace(loaders.read),
  agreement: lazyFace(loaders.agreement),
  'check-in': lazyFace(loaders['check-in']),
  write: lazyFace(loaders.write),
  react: lazyFace(loaders.react),
  sort: lazyFace(loaders.sort),
  dots: lazyFace(loaders.dots),
  choice: lazyFace(loaders.choice),
  talk: lazyFace(loaders.talk),
  break: lazyFace(loaders.break),
  close: lazyFace(loaders.close),
};

/** All of them, before they are needed: an activity must not wait for the network, or fail without it. */
export const loadPhoneFaces = (): Promise<unknown> => Promise.all(Object.values(loaders).map(load => load()));
