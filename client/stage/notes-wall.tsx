import {useMemo} from 'react';
import type {ActivityId, ThemeId} from '../../shared/wire/ids.ts';
import {Words} from '../kit/words.tsx';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import styles from './notes-wall.module.css';
import {usePage} from './pager.ts';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import stage from './stage.module.css';
import {roomBelow, ViewFrame} from './view-frame.tsx';
import {type WallCard, type WallGroup, wallPages} from './wall.ts';
import {themesOf} from './wall-themes.ts';

interface NotesWallProps {
  readonly of: string;
  readonly activity: ActivityId;
  readonly room: ScreenRoom;
}

/** All notes of an activity, six to nine at a time, theme by theme. */
export function NotesWall({of, activity, room}: NotesWallProps) {
  const record = useRecord(`activity:${activity}`);
  const records = useRoom(all => all.records);
  const title = record?.title ?? '';
  const themes = useMemo(() => themesOf(records, activity, t('notes.no-theme')), [records, activity]);
  const wall = useMemo(() => wallPages(themes, roomBelow(room, title)), [themes, room, title]);
  const page = usePage(of, wall.pages.length);
  const shown = wall.pages[page];
  const places = new Map(themes.map(({theme}, place) => [theme, place]));
  return (
    <ViewFrame title={title}>
      {shown ? (
        <div ref={sized({'--size': shown.size, '--columns': wall.columns})} className={styles.wall}>
          {shown.groups.map(group => (
            <Group key={group.theme ?? 'rest'} group={group} colour={colourOf(group.theme, places)} />
          ))}
        </div>
      ) : (
        <p className={stage.words}>{record?.writing?.isHeld ? <Text id="notes.held" /> : <Text id="notes.none" />}</p>
      )}
    </ViewFrame>
  );
}

const COLOURS = ['butter', 'sky', 'leaf', 'coral', 'lilac', 'stone'] as const;

/** A theme's colour is a help for the eye only: its name stands above. */
const colourOf = (theme: ThemeId | null, places: ReadonlyMap<ThemeId | null, number>): string =>
  theme === null ? 'none' : (COLOURS[(places.get(theme) ?? 0) % COLOURS.length] ?? 'none');

function Group({group: {title, isMore, rows}, colour}: {readonly group: WallGroup; readonly colour: string}) {
  return (
    <section className={styles.group}>
      {title !== '' && (
        <h2 className={styles.theme} dir="auto">
          {isMore ? <Text id="notes.more" values={{theme: <bdi>{title}</bdi>}} /> : title}
        </h2>
      )}
      <ul className={styles.cards}>
        {rows.flat().map(card => (
          <Card key={`${card.note} ${card.part}`} card={card} colour={colour} />
        ))}
      </ul>
    </section>
  );
}

const Card = ({card: {text, part, of, isWide}, colour}: {readonly card: WallCard; readonly colour: string}) => (
  <li className={styles.card} data-wide={isWide || undefined} data-colour={colour}>
    {of > 1 && (
      <p className={styles.part}>
        <Text id="notes.part" values={{part, of}} />
      </p>
    )}
    <Words>{text}</Words>
  </li>
);
