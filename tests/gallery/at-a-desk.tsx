import type {ReactNode} from 'react';
import {DocumentContext} from '../../client/board/use-link.ts';
import {watchChanges} from '../../client/console/changes.ts';
import {Console} from '../../client/console/console.tsx';
import {DeskContext} from '../../client/console/desk.ts';
import {openDrafts} from '../../client/live/drafts.ts';
import {inMemory} from '../../client/live/kept.ts';
import {openOutbox} from '../../client/live/outbox.ts';
import {newPlace, OwnContext, type OwnHandle} from '../../client/live/use-own.ts';
import {LiveContext} from '../../client/live/use-room.ts';
import {OpenTextContext} from '../../client/pages/documents.ts';
import type {AddressAnswer} from '../../shared/wire/http.ts';
import {idOf} from '../telling/telling.ts';
import {sendAll} from './on-a-phone.tsx';
import {own as ownWords} from './own-words.ts';
import {type PretendBoard, pretendBoard} from './pretend-board.ts';
import type {PretendRoom} from './pretend-room.ts';
import {pretendTexts} from './pretend-text.ts';

/** The real console in a pretend room. `arrange`: what was written down here for somebody. */
export async function atADesk(
  room: PretendRoom,
  address: AddressAnswer,
  arrange?: (own: OwnHandle) => void,
  texts: Parameters<typeof pretendTexts>[0] = {},
  board: PretendBoard = {},
): Promise<ReactNode> {
  const {live} = room;
  const session = idOf('session');
  const [outbox, drafts] = await Promise.all([openOutbox(inMemory(), session, live.room), openDrafts(inMemory(), session)]);
  const own = {outbox, drafts, place: newPlace()};
  if (live.room.getState().link === 'live') sendAll(outbox);
  arrange?.(own);
  ownWords(outbox.own.getState().notes);
  return (
    <LiveContext value={live}>
      <DeskContext value={{changes: watchChanges(live.room), address: Promise.resolve(address)}}>
        <OwnContext value={own}>
          <OpenTextContext value={pretendTexts(texts)}>
            <DocumentContext value={pretendBoard(board)}>
              <Console />
            </DocumentContext>
          </OpenTextContext>
        </OwnContext>
      </DeskContext>
    </LiveContext>
  );
}
