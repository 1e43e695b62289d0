import {useContext, useState} from 'react';
import type {PageId} from '../../shared/wire/ids.ts';
import type {ViewRecord} from '../../shared/wire/records.ts';
import {LostNotice} from '../board/lost-notice.tsx';
import {useMay} from '../console/power.ts';
import {Button} from '../kit/button.tsx';
import {recordIn} from '../live/records.ts';
import {useLive, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console-pages.ts';
import {Actions} from './actions.tsx';
import {OpenTextContext, textsOf} from './documents.ts';
import styles from './minutes.module.css';
import {AddPageDialog, RemovePageDialog, RenamePageDialog} from './page-dialogs.tsx';
import {PageText} from './page-text.tsx';

/** Which question is open, and about which page. */
type Asked = {readonly is: 'add'} | {readonly is: 'rename' | 'remove'; readonly page: PageId};

/** The minutes and the pages beside them, one at a time, each with what was agreed there. */
export function Minutes() {
  const texts = textsOf(useLive(), useContext(OpenTextContext));
  const pages = useRoom(({records}) => idsOf(records.values()));
  const [chosen, setChosen] = useState<PageId | null>(null);
  const [asked, setAsked] = useState<Asked | null>(null);
  const mayWrite = useMay('page-add');
  // Somebody may have removed it.
  const page = chosen !== null && pages.includes(chosen) ? chosen : null;
  const title = useRoom(({records}) => (page === null ? null : (recordIn(records, `page:${page}`)?.title ?? '')));
  const close = () => setAsked(null);
  const about = (is: 'rename' | 'remove') => (asked?.is === is && pages.includes(asked.page) ? asked.page : null);
  return (
    <div className={styles.minutes}>
      {(pages.length > 0 || mayWrite) && (
        <nav className={styles.pages} aria-label={t('page.nav')}>
          <Button isPressed={page === null} onPress={() => setChosen(null)}>
            <Text id="page.minutes" />
          </Button>
          {pages.map(id => (
            <PageButton key={id} id={id} isChosen={id === page} onChoose={() => setChosen(id)} />
          ))}
          {mayWrite && (
            <Button kind="plain" onPress={() => setAsked({is: 'add'})}>
              <Text id="page.add" />
            </Button>
          )}
        </nav>
      )}
      <div className={styles.head}>
        <h3 id={headingOf(page)}>{title === null ? <Text id="page.minutes" /> : <bdi>{title}</bdi>}</h3>
        {page !== null && mayWrite && (
          <div className={styles.ways}>
            <Button kind="chip" onPress={() => setAsked({is: 'rename', page})}>
              <Text id="page.rename" />
            </Button>
            <Button kind="chip" onPress={() => setAsked({is: 'remove', page})}>
              <Text id="page.remove" />
            </Button>
          </div>
        )}
      </div>
      {/* Also those of a page that is no longer there. */}
      <LostNotice
        lost={texts.lost}
        copy={<Text id="page.lost-copy" />}
        copied={t('page.lost-copied')}
        forget={<Text id="page.lost-forget" />}
      >
        <Text id="page.lost" />
      </LostNotice>
      <PageText key={`text ${page}`} texts={texts} page={page} labelledBy={headingOf(page)} />
      <Actions key={`actions ${page}`} page={page} />
      <AddPageDialog isOpen={asked?.is === 'add'} onClose={close} onAdded={setChosen} />
      <RenamePageDialog page={about('rename')} onClose={close} />
      <RemovePageDialog page={about('remove')} onClose={close} />
    </div>
  );
}

const headingOf = (page: PageId | null): string => `page-heading-${page ?? 'minutes'}`;

function PageButton({id, isChosen, onChoose}: {readonly id: PageId; readonly isChosen: boolean; readonly onChoose: () => void}) {
  const title = useRoom(({records}) => recordIn(records, `page:${id}`)?.title ?? '');
  return (
    <Button isPressed={isChosen} onPress={onChoose}>
      <bdi>{title}</bdi>
    </Button>
  );
}

let last: readonly string[] = [];

/** In the order in which they were added: records keep it. The same list as long as none comes or goes. */
function idsOf(records: Iterable<ViewRecord>): readonly string[] {
  const ids = [...records].flatMap(record => (record.kind === 'page' ? [record.id] : []));
  if (ids.length !== last.length || ids.some((id, at) => id !== last[at])) last = ids;
  return last;
}
