import {useMemo} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import type {ActivityRecord} from '../../shared/wire/records.ts';
import {Words} from '../kit/words.tsx';
import {useRecord, useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/stage.ts';
import {usePage} from './pager.ts';
import {type Bar, type Listed, type ResultSlide, resultSlides} from './result-slides.ts';
import styles from './results-view.module.css';
import type {ScreenRoom} from './screen-room.ts';
import {sized} from './sized.ts';
import stage from './stage.module.css';
import {roomBelow, ViewFrame} from './view-frame.tsx';
import {shownNotes} from './wall-themes.ts';

interface ResultsViewProps {
  readonly of: string;
  readonly activity: ActivityId;
  readonly room: ScreenRoom;
}

/** What came of a ballot, in words and bars, a question or a list at a time. */
export function ResultsView({of, activity, room}: ResultsViewProps) {
  const record = useRecord(`activity:${activity}`);
  const records = useRoom(all => all.records);
  const title = t('results.title', {title: record?.title ?? ''});
  const slides = useMemo(
    () => (record ? resultSlides(record, record.source === null ? [] : shownNotes(records, record.source), roomBelow(room, title)) : []),
    [record, records, room, title],
  );
  const page = usePage(of, slides.length);
  const slide = slides[page];
  return (
    <ViewFrame title={title}>
      {slide && record ? (
        <Slide slide={slide} record={record} />
      ) : (
        <p className={stage.words}>
          <Text id="results.none-yet" />
        </p>
      )}
    </ViewFrame>
  );
}

function Slide({slide, record}: {readonly slide: ResultSlide; readonly record: ActivityRecord}) {
  if (slide.shows === 'notes') return <NoteList {...slide} />;
  return (
    <>
      {slide.question !== '' && (
        <h2 className={styles.question} dir="auto">
          {slide.question}
        </h2>
      )}
      {slide.shows === 'bars' ? (
        <>
          <ul ref={sized({'--size': slide.size})} className={styles.bars}>
            {slide.bars.map((bar, place) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: two answers may have the same words
              <BarRow key={place} bar={bar} />
            ))}
          </ul>
          <p className={stage.hint}>
            <Text id="results.answers" values={{count: record.ballot?.votes?.answers ?? 0}} />
          </p>
        </>
      ) : (
        <p className={stage.words}>{slide.shows === 'too-few' ? <Text id="results.too-few" /> : <Text id="results.no-dots" />}</p>
      )}
    </>
  );
}

const BarRow = ({bar: {label, count, share}}: {readonly bar: Bar}) => (
  <li className={styles.bar}>
    <span dir="auto">{label}</span>
    <span className={styles.count}>{count}</span>
    <span ref={sized({'--share': share})} className={styles.track} />
  </li>
);

function NoteList({list, size, notes}: Extract<ResultSlide, {shows: 'notes'}>) {
  return (
    <>
      <div className={styles.head}>
        <h2 className={styles.question}>
          <Text id={`results.${list}`} />
        </h2>
        {list !== 'most' && (
          <p className={stage.hint}>
            <Text id={`results.${list}-help`} />
          </p>
        )}
      </div>
      <ul ref={sized({'--size': size})} className={styles.notes}>
        {notes.map(one => (
          <NoteRow key={`${one.note} ${one.part}`} {...one} />
        ))}
      </ul>
    </>
  );
}

const NoteRow = ({text, votes}: Listed) => (
  <li className={styles.note}>
    <Words>{text}</Words>
    {votes && (
      <p className={styles.votes}>
        {votes.people === null ? (
          <Text id="results.from-few" values={{dots: votes.dots}} />
        ) : (
          <Text id="results.from" values={{dots: votes.dots, people: votes.people}} />
        )}
      </p>
    )}
  </li>
);
