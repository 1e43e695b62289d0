import type {NoteId} from '../../shared/wire/ids.ts';
import {Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useRoom} from '../live/use-room.ts';
import {t} from '../locales/stage.ts';
import {usePage} from './pager.ts';
import {fitText} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import styles from './stage.module.css';
import {roomBelow, ViewFrame} from './view-frame.tsx';

/** One note that the group talks about, under the name of its theme. */
export function NoteView({of, note, room}: {readonly of: string; readonly note: NoteId; readonly room: ScreenRoom}) {
  const text = useRoom(({records}) => recordIn(records, `note:${note}`)?.text ?? '');
  const theme = useRoom(({records}) => {
    const id = recordIn(records, `note:${note}`)?.theme ?? null;
    return id === null ? undefined : recordIn(records, `theme:${id}`)?.title;
  });
  const title = theme ?? t('notes.note');
  const {size, parts} = fitText(text, roomBelow(room, title));
  const page = usePage(of, parts.length);
  return (
    <ViewFrame title={title} isTitleHidden={theme === undefined}>
      <div ref={sized({'--size': size})} className={styles.middle}>
        <Words className={styles.words}>{parts[page] ?? ''}</Words>
      </div>
    </ViewFrame>
  );
}
