import type {NodeProps} from '@xyflow/react';
import {memo} from 'react';
import type {NoteRecord} from '../../shared/wire/records.ts';
import {countedMarks} from '../activities/notes/counted-marks.ts';
import {Quoted, Words} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/board.ts';
import styles from './canvas.module.css';
import type {FrameNode, HeadingNode, NoteNode} from './canvas-nodes.ts';
import {useItem} from './focused.ts';

/** Up to so many characters stand in large, and in middle, letters; more in small ones, and what does not fit stands below the board. */
const [LARGE, MIDDLE, WHOLE] = [60, 110, 170] as const;

const sizeOf = (text: string): 'large' | 'middle' | 'small' => {
  if (text.length <= LARGE) return 'large';
  return text.length <= MIDDLE ? 'middle' : 'small';
};

/** What a note is called by those who hear it. */
const nameOf = (note: NoteRecord | undefined, theme: string | undefined, lines: number, isChosen: boolean): string =>
  [
    note?.text ?? t('board.gone'),
    ...(note?.isHidden ? [`${t('board.hidden')}.`] : []),
    theme === undefined ? t('board.in-none') : t('board.in-theme', {theme}),
    ...countedMarks(note?.bands).map(([mark, band]) => t(`board.band.${mark}`, {band})),
    ...(lines > 0 ? [t('board.is-connected', {count: lines})] : []),
    ...(isChosen ? [t('board.is-chosen')] : []),
  ].join(' ');

/**
 * A note: its words come from the room and are read here as they are in the list. A pan draws and takes away many, so there is as little in each as can be:
 * each element and each edge that cuts something off costs in every frame.
 */
export const NoteCard = memo(function NoteCard({id, data: {theme, lines}, selected}: NodeProps<NoteNode>) {
  const note = useRecord(`note:${id}`);
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  const {isHere, ...item} = useItem<HTMLElement>(id);
  return (
    <article
      className={styles.note}
      data-item={id}
      data-note={id}
      data-hidden={note?.isHidden || undefined}
      data-gone={note === undefined || undefined}
      data-here={isHere || undefined}
      data-chosen={selected || undefined}
      data-size={sizeOf(note?.text ?? '')}
      aria-label={nameOf(note, title, lines, selected)}
      {...item}
    >
      <Words className={styles.words}>{note?.text ?? t('board.gone')}</Words>
      {note?.isHidden && (
        <p className={styles.mark}>
          <Text id="board.hidden" />
        </p>
      )}
      {(note?.text.length ?? 0) > WHOLE && (
        <p className={styles.more} aria-hidden="true">
          <Text id="board.more" />
        </p>
      )}
    </article>
  );
});

/** The frame of a theme, dragged by its name; or the label over what is in no theme. */
export const FrameCard = memo(function FrameCard({id, data: {theme, count}, draggable}: NodeProps<FrameNode>) {
  const title = useRecord(`theme:${theme ?? ''}`)?.title;
  const {isHere, ...item} = useItem<HTMLHeadingElement>(id);
  return (
    <section className={styles.frame} data-open={theme === null || undefined}>
      <h3 className={styles.name} data-item={id} data-here={isHere || undefined} data-frame={draggable || undefined} {...item}>
        <Text id="board.theme" values={{theme: title === undefined ? <Text id="board.no-theme" /> : <Quoted>{title}</Quoted>, count}} />
      </h3>
    </section>
  );
});

export const HeadingCard = memo(function HeadingCard({id, data: {words}, selected}: NodeProps<HeadingNode>) {
  const {isHere, ...item} = useItem<HTMLHeadingElement>(id);
  return (
    <h3 className={styles.heading} data-item={id} data-here={isHere || undefined} data-chosen={selected || undefined} dir="auto" {...item}>
      {words}
    </h3>
  );
});

export const NODE_TYPES = {note: NoteCard, frame: FrameCard, heading: HeadingCard};
