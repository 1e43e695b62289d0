import {createContext, useContext, useEffect, useState, useSyncExternalStore} from 'react';
import type * as Y from 'yjs';
import type {BoardTicketRequest} from '../../shared/wire/board.ts';
import {announce} from '../kit/announcer.ts';
import {recordIn} from '../live/records.ts';
import {useLive, useRoom} from '../live/use-room.ts';
import {t} from '../locales/board.ts';
import {type DocumentLink, type LinkStatus, openDocument} from './link.ts';

export type LinkedAs = BoardTicketRequest['as'];

export interface Linked {
  readonly doc: Y.Doc;
  /** Rises with every fresh document. */
  readonly generation: number;
  readonly status: LinkStatus;
  readonly mayWrite: boolean;
  /** Asks for it again after it has ended. */
  readonly renew: () => void;
}

/** How a document is opened; where there is no server, a document of the page alone. */
export const DocumentContext = createContext(openDocument);

/** The board's document, kept together with the server's as long as the board is on the page. */
export function useLink(as: LinkedAs): Linked {
  const {session} = useLive().room.getState();
  const open = useContext(DocumentContext);
  const [link] = useState(() => open({session, document: 'board', as, onFresh: sayFresh}));
  useEffect(() => () => link.close(), [link]);
  const {doc, status, mayWrite} = useSyncExternalStore(link.state.subscribe, link.state.getState);
  const [known, setKnown] = useState({doc, generation: 0});
  if (known.doc !== doc) setKnown({doc, generation: known.generation + 1});
  useRightsAgain(link);
  return {doc, generation: known.generation, status, mayWrite, renew: link.renew};
}

/** A ticket says what its holder might do when it was given: another duty, or the end of what stood in the way, asks for another one. */
function useRightsAgain(link: DocumentLink): void {
  const duty = useRoom(room => (room.me?.seat ? recordIn(room.records, `seat:${room.me.seat}`)?.duty : room.me && 'organiser'));
  const [asked, setAsked] = useState(duty);
  useEffect(() => {
    if (asked === duty) return;
    setAsked(duty);
    link.renew();
  }, [asked, duty, link]);
}

const sayFresh = (): void => announce('notes', t('board.fresh'), {level: 'few'});
