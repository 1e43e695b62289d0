import type {ReactNode} from 'react';
import {openDrafts} from '../../client/live/drafts.ts';
import {inMemory} from '../../client/live/kept.ts';
import {type Outbox, openOutbox} from '../../client/live/outbox.ts';
import {newPlace, OwnContext, type OwnHandle} from '../../client/live/use-own.ts';
import {LiveContext} from '../../client/live/use-room.ts';
import {loadLater} from '../../client/phone/later.ts';
import {PhoneContext} from '../../client/phone/phone-context.ts';
import {Shell} from '../../client/phone/shell.tsx';
import {idOf, type Telling} from '../telling/telling.ts';
import {own as ownWords} from './own-words.ts';
import {type Circumstances, type PretendRoom, pretendRoom} from './pretend-room.ts';

export interface OnPhone extends Circumstances {
  readonly name?: string;
  /** The browser keeps nothing. */
  readonly isPrivateMode?: boolean;
  /** What this phone has written and chosen, and what it has begun. */
  readonly own?: (own: OwnHandle, room: PretendRoom) => void;
  /** The room as it stands then, for who acts in it later. */
  readonly begun?: (room: PretendRoom) => void;
}

/** The real phone in a pretend room. What it writes is sent as long as there is a connection; nothing comes of it. */
export async function onAPhone(
  told: Telling,
  {name = 'ana', isPrivateMode = false, own: arrange, begun, ...circumstances}: OnPhone = {},
): Promise<ReactNode> {
  // A scene stands when all of it is there.
  await loadLater();
  const pretend = pretendRoom(told, {as: 'phone', name}, circumstances);
  const {live} = pretend;
  const kept = {...inMemory(), survives: !isPrivateMode};
  const session = idOf('session');
  const [outbox, drafts] = await Promise.all([openOutbox(kept, session, live.room), openDrafts(kept, session)]);
  const own = {outbox, drafts, place: newPlace()};
  if (live.room.getState().link === 'live') sendAll(outbox);
  arrange?.(own, pretend);
  begun?.(pretend);
  ownWords([outbox.own.getState().notes, drafts.open().map(drafts.read)]);
  outbox.own.subscribe(({notes}) => ownWords(notes));
  const clear = async () => {
    await Promise.all([outbox.clear(), drafts.clear()]);
  };
  return (
    <PhoneContext value={{live, own, clear, close: live.close}}>
      <LiveContext value={live}>
        <OwnContext value={own}>
          <Shell />
        </OwnContext>
      </LiveContext>
    </PhoneContext>
  );
}

/** A mailbox that takes everything. */
export function sendAll(outbox: Outbox): void {
  outbox.own.subscribe(({notes}) => {
    const unsent = notes.filter(note => !note.isSent && note.refused === null);
    if (unsent.length === 0) return;
    queueMicrotask(() => {
      void outbox.markTried(unsent);
      outbox.takeAnswer(unsent, {ok: true});
    });
  });
}
