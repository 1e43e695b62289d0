import type {ComponentType} from 'react';
import type {ActivityKind} from '../../shared/agenda/protocol.ts';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {late} from './fetched.ts';

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

export const phoneFaces: Readonly<Record<ActivityKind, PhoneFace>> = {
  read: late(loaders.read),
  agreement: late(loaders.agreement),
  'check-in': late(loaders['check-in']),
  write: late(loaders.write),
  react: late(loaders.react),
  sort: late(loaders.sort),
  dots: late(loaders.dots),
  choice: late(loaders.choice),
  talk: late(loaders.talk),
  break: late(loaders.break),
  close: late(loaders.close),
};

/** What some of them fetch on their own when it comes to it. */
const parts = (): readonly Promise<unknown>[] => [
  import('./notes/read-notes.tsx'),
  import('./write/note-dialogs.tsx'),
  import('./write/about-choice.tsx'),
];

/** All of them, before they are needed: an activity must not wait for the network, or fail without it. */
export const loadPhoneFaces = (): Promise<unknown> => Promise.all([...Object.values(loaders).map(load => load()), ...parts()]);
