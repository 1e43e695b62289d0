import {type ReactNode, useMemo} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import {usePage} from './pager.ts';
import {entryPages} from './pages.ts';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import styles from './stage.module.css';
import {roomBelow, ViewFrame} from './view-frame.tsx';
import {themesOf} from './wall-themes.ts';

interface ListViewProps {
  readonly of: string;
  readonly title: string;
  readonly texts: readonly string[];
  readonly room: ScreenRoom;
  /** What stands beside a text, and how broad that is. */
  readonly beside?: (place: number) => ReactNode;
  readonly across?: number;
  /** What is said when there is nothing to list. */
  readonly none: ReactNode;
}

/** Texts below one another, in pages. */
function ListView({of, title, texts, room, beside, across = 0, none}: ListViewProps) {
  const pages = useMemo(() => entryPages(texts, roomBelow(room, title), {across}), [texts, room, title, across]);
  const page = usePage(of, pages.length);
  const shown = pages[page];
  return (
    <ViewFrame title={title}>
      {shown ? (
        <ul ref={sized({'--size': shown.size})} className={styles.list}>
          {shown.entries.map(({place, text, part}) => (
            <li key={`${place} ${part}`} className={styles.row}>
              <span dir="auto">{text}</span>
              {part === 1 && beside?.(place)}
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.words}>{none}</p>
      )}
    </ViewFrame>
  );
}

/** "12 notes" and what keeps it off the words. */
const COUNT_ACROSS = 7.5;

/** The themes of an activity, each with the number of its notes in words. */
export function ThemesView({of, activity, room}: {readonly of: string; readonly activity: ActivityId; readonly room: ScreenRoom}) {
  const record = useRecord(`activity:${activity}`);
  const records = useRoom(all => all.records);
  const themes = useMemo(() => themesOf(records, activity, t('notes.no-theme')).filter(({title}) => title !== ''), [records, activity]);
  const texts = useMemo(() => themes.map(({title}) => title), [themes]);
  return (
    <ListView
      of={of}
      title={record ? t('themes.of', {title: record.title}) : t('themes.title')}
      texts={texts}
      room={room}
      across={COUNT_ACROSS}
      beside={place => (
        <span className={styles.count}>
          <Text id="themes.count" values={{count: themes[place]?.notes.length ?? 0}} />
        </span>
      )}
      none={<Text id="themes.none-yet" />}
    />
  );
}

/** How the group wants to treat one another. */
export function AgreementView({of, room}: {readonly of: string; readonly room: ScreenRoom}) {
  const about = useRecord('about');
  const texts = useMemo(() => about?.agreement.map(({text}) => text) ?? [], [about]);
  return <ListView of={of} title={t('agreement.title')} texts={texts} room={room} none={<Text id="agreement.none" />} />;
}
