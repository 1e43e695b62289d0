import {useEffect, useState} from 'react';
import {useStore} from 'zustand';
import {pageDocument, type TextDocument} from '../../shared/wire/board.ts';
import {type Millis, type PageId, SECOND} from '../../shared/wire/ids.ts';
import type {HeldDocument, HeldDocuments} from '../board/held-documents.ts';
import type {LinkState, LinkStatus} from '../board/link.ts';
import {dutyIn, useRightsAgain} from '../board/use-rights.ts';
import {refusedSentence} from '../console/refused.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console-pages.ts';
import styles from './minutes.module.css';
import {PageEditor} from './page-editor.tsx';
import {PageLines} from './page-lines.tsx';

interface PageTextProps {
  readonly texts: HeldDocuments<TextDocument>;
  /** Null: the minutes. */
  readonly page: PageId | null;
  readonly labelledBy: string;
}

/** The text of one page, and whether it is saved. */
export function PageText({texts, page, labelledBy}: PageTextProps) {
  const [held, setHeld] = useState<HeldDocument | null>(null);
  useEffect(() => {
    const mine = texts.hold(page === null ? 'minutes' : pageDocument(page));
    setHeld(mine);
    return mine.release;
  }, [texts, page]);
  return held && <Held held={held} labelledBy={labelledBy} />;
}

function Held({held, labelledBy}: {readonly held: HeldDocument; readonly labelledBy: string}) {
  const {link} = held;
  const state = useStore(link.state);
  useRightsAgain(link, useRoom(dutyIn));
  useTold(state.status);
  const statusId = `${labelledBy}-status`;
  const hasText = state.status !== 'connecting' && state.refused === null;
  return (
    <>
      {hasText && state.mayWrite && <PageEditor doc={state.doc} labelledBy={labelledBy} describedBy={statusId} />}
      {hasText && !state.mayWrite && <PageLines doc={state.doc} />}
      <p id={statusId} className={styles.status} data-status={state.status}>
        <Standing {...state} />
      </p>
      {state.refused !== null && (
        <div>
          <Button onPress={link.renew}>
            <Text id="page.again" />
          </Button>
        </div>
      )}
    </>
  );
}

function Standing({status, isUnsaved, refused}: LinkState) {
  switch (status) {
    case 'connecting':
      return <Text id="page.status.connecting" />;
    case 'saved':
      return <Text id="page.status.saved" />;
    case 'saving':
      return <Text id="page.status.saving" />;
    case 'read-only':
      return <Text id="page.status.read-only" />;
    case 'offline':
      return <Text id={isUnsaved ? 'page.status.offline' : 'page.status.offline-saved'} />;
    case 'ended':
      return refused && refusedSentence(refused);
  }
}

/** A connection that is away for less than this is nobody's business. */
const AWAY_MS: Millis = 3 * SECOND;

/** Says that the page is offline, and that it is not any more: who hears the page does not see what stands below it. */
function useTold(status: LinkStatus): void {
  const [wasTold, setTold] = useState(false);
  useEffect(() => {
    if (status === 'offline' && !wasTold) {
      const timer = setTimeout(() => {
        setTold(true);
        announce('connection', t('page.status.offline'), {level: 'few'});
      }, AWAY_MS);
      return () => clearTimeout(timer);
    }
    if ((status === 'saved' || status === 'read-only') && wasTold) {
      setTold(false);
      announce('connection', t(status === 'saved' ? 'page.back' : 'page.back-reading'), {level: 'few'});
    }
    return undefined;
  }, [status, wasTold]);
}
