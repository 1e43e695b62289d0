import {createContext, useCallback, useContext, useEffect, useState, useSyncExternalStore} from 'react';
import type * as Y from 'yjs';
import type {BoardTicketRequest} from '../../shared/wire/board.ts';
import {announce} from '../kit/announcer.ts';
import {recordIn} from '../live/records.ts';
import {useLive, useRoom} from '../live/use-room.ts';
import type {Room} from '../live/view.ts';
import {t} from '../locales/board.ts';
import {heldInRoom} from './held-documents.ts';
import {type LinkStatus, openDocument} from './link.ts';
import {openBoard} from './lost-headings.ts';
import type {LostWords} from './lost-words.ts';
import {dutyIn, useRightsAgain} from './use-rights.ts';

export type LinkedAs = BoardTicketRequest['as'];

export interface Linked {
  readonly doc: Y.Doc;
  /** Rises with every fresh document. */
  readonly generation: number;
  readonly status: LinkStatus;
  readonly mayWrite: boolean;
  /** Headings that could never be saved, for whoever wrote them. */
  readonly lost: LostWords;
  /** Asks for it again after it has ended. */
  readonly renew: () => void;
  /** Keeps the document open until this is done, also when the board is put away. */
  readonly during: (work: Promise<void>) => Promise<void>;
}

/** How a document is opened; where there is no server, a document of the page alone. */
export const DocumentContext = createContext(openDocument);

/** The board of a room, for whom it is opened. */
const boardsOf = heldInRoom<LinkedAs, typeof openDocument>(({room}, open, as, lost) =>
  openBoard(onFresh => open({session: room.getState().session, document: 'board', as, onFresh}), lost, says),
);

/** The board's document, kept together with the server's as long as the board is on the page, and until what was done there is stored. */
export function useLink(as: LinkedAs): Linked {
  const live = useLive();
  const open = useContext(DocumentContext);
  const held = boardsOf(live, open);
  const [{link, release}] = useState(() => held.hold(as));
  useEffect(() => release, [release]);
  const {doc, status, mayWrite} = useSyncExternalStore(link.state.subscribe, link.state.getState);
  const [known, setKnown] = useState({doc, generation: 0});
  if (known.doc !== doc) setKnown({doc, generation: known.generation + 1});
  useRightsAgain(link, useRoom(boardRights));
  const during = useCallback(
    async (work: Promise<void>) => {
      const {release: letGo} = held.hold(as);
      await work.finally(letGo);
    },
    [held, as],
  );
  return {
    doc,
    generation: known.generation,
    status,
    // Before the document is here, and after it has ended, nothing could be made of what is written.
    mayWrite: mayWrite && status !== 'connecting' && status !== 'ended',
    lost: held.lost,
    renew: link.renew,
    during,
  };
}

/** What somebody may do hangs on their duty, and on whether the board is locked. */
const boardRights = ({me, records}: Room): string => `${dutyIn({me, records})} ${recordIn(records, 'session')?.isBoardLocked}`;

const says = {
  fresh: () => announce('notes', t('board.fresh'), {level: 'few'}),
  // It says more, and takes the other's place where that was not said yet.
  lost: () => announce('notes', t('board.lost'), {level: 'few'}),
};
