import {useDeferredValue, useMemo, useRef, useState} from 'react';
import type {ActivityId, NoteId, ThemeId} from '../../../shared/wire/ids.ts';
import type {WritingRecord} from '../../../shared/wire/records.ts';
import {useIsMine, useMay} from '../../console/power.ts';
import {useShortcutChoice} from '../../console/shortcut-choice.ts';
import {Button} from '../../kit/button.tsx';
import {byArrows} from '../../kit/by-arrows.ts';
import {focusQuietly} from '../../kit/focus.ts';
import {useInside} from '../../kit/use-inside.ts';
import {useRecord, useRoom} from '../../live/use-room.ts';
import {Text} from '../../locales/console-faces.ts';
import {arranged, countIn, withMoved, withoutGone} from './arrangement.ts';
import {BoardLock} from './board-lock.tsx';
import type {MovingNote} from './console-note-actions.tsx';
import styles from './console-notes.module.css';
import {ConsoleTheme} from './console-theme.tsx';
import {FindNote} from './find-note.tsx';
import {havingWords} from './having-words.ts';
import {ListOrCanvas} from './list-or-canvas.tsx';
import {MoveNote} from './move-note.tsx';
import {ShowWaiting} from './show-waiting.tsx';
import {ThemeDialog} from './theme-dialog.tsx';
import {useAsOf} from './use-as-of.ts';
import {useFolds} from './use-folds.ts';
import {useHeld} from './use-held.ts';

interface ConsoleNotesProps {
  /** Whose notes they are. */
  readonly activity: ActivityId;
  /** They belong to what is on now: `/` leads here. */
  readonly isOn: boolean;
}

/** The notes of one activity by theme, and everything that can be done about them. Nothing before there is something to read. */
export function ConsoleNotes({activity, isOn}: ConsoleNotesProps) {
  const writing = useRecord(`activity:${activity}`)?.writing;
  const current = useRecord('session')?.current ?? '';
  const isWorkedOn = useRecord(`activity:${current}`)?.source === activity;
  // A note stands on the page once: two rows of it would be two buttons for one key.
  if (!isOn && isWorkedOn && writing?.at === 'shown') {
    return (
      <p>
        <Text id="notes.in-now" />
      </p>
    );
  }
  return writing && writing.notes.length > 0 ? <Notes activity={activity} writing={writing} isOn={isOn} /> : null;
}

function Notes({activity, writing: {notes, themes}, isOn}: ConsoleNotesProps & {readonly writing: WritingRecord}) {
  const records = useRoom(room => room.records);
  const fresh = useMemo(() => arranged(records, notes, themes, {withEmpty: true, withHidden: true}), [records, notes, themes]);
  const [isInside, ways] = useInside();
  const [moving, setMoving] = useState<MovingNote | null>(null);
  const asked = useRef(moving);
  asked.current = moving;
  const [words, setWords] = useState('');
  const list = useRef<HTMLDivElement>(null);
  const [isPaused, setPaused] = useState(false);
  const {shown: held, step, ...others} = useHeld(fresh, isInside || moving !== null, isPaused);
  const shown = useMemo(() => withoutGone(held, themes), [held, themes]);
  const {closed, toggle} = useFolds(shown);
  // The letters come first, the list follows.
  const wanted = useDeferredValue(words);
  const found = useMemo(() => (wanted === '' ? shown : havingWords(shown, records, wanted)), [shown, records, wanted]);
  const isAlone = shown.length === 1 && shown[0]?.theme === null;
  const isOpen = (theme: ThemeId | null) => isAlone || wanted !== '' || !closed.has(theme);
  const first = found.find(group => group.notes.length > 0 && isOpen(group.theme))?.notes[0];
  const placeOf = useMemo(() => new Map(notes.map((note, at) => [note, at + 1])), [notes]);
  return (
    <section className={styles.list}>
      <div className={styles.head}>
        <h3 tabIndex={-1}>
          <Text id="notes.count" values={{count: countIn(fresh)}} />
        </h3>
        <AddTheme activity={activity} />
        <BoardLock />
      </div>
      <div className={styles.views}>
        <ListOrCanvas activity={activity} />
        <AsOf />
      </div>
      <Keys />
      <div className={styles.tools}>
        <FindNote
          activity={activity}
          isKeyed={isOn}
          found={wanted === '' ? null : countIn(found)}
          onWords={setWords}
          onGo={() => goToFirst(list.current)}
        />
        <Button icon="pause" isPressed={isPaused} onPress={() => setPaused(!isPaused)}>
          <Text id="notes.pause" />
        </Button>
        <ShowWaiting {...others} kind="outlined" />
      </div>
      {/* biome-ignore lint/a11y/noStaticElementInteractions: it listens to what happens in the list and is no control itself */}
      <div ref={list} className={styles.groups} {...ways} onKeyDown={goByArrows}>
        {found.map(({theme, notes: inTheme}) => (
          <ConsoleTheme
            key={theme ?? 'none'}
            theme={theme}
            notes={inTheme}
            placeOf={placeOf}
            first={inTheme.find(id => id === first)}
            isAlone={isAlone}
            isOpen={isOpen(theme)}
            onToggle={wanted === '' ? toggle : null}
            onMove={setMoving}
          />
        ))}
      </div>
      <MoveNote
        activity={activity}
        themes={themes}
        moving={moving}
        onClose={() => setMoving(null)}
        onMoved={(note, theme) => {
          // By then it may be about another one, or the person elsewhere.
          if (asked.current?.note === note) {
            goOnFrom(list.current, note);
            setMoving(null);
          }
          step(now => withMoved(withoutGone(now, themes), note, theme));
        }}
      />
    </section>
  );
}

/** Without a connection the list is as old as the last sign of life. Its place is kept, so that nothing moves when the connection goes. */
function AsOf() {
  const {isOld, time} = useAsOf();
  return (
    <p className={styles.asOf} data-none={!isOld || undefined}>
      <Text id="notes.as-of" values={{time}} />
    </p>
  );
}

/** The keys of whoever sits here and no others, said where they work, as long as shortcuts are on. */
function Keys() {
  const isOn = useShortcutChoice(choice => choice.isOn);
  const [hides, stages, moves] = [useIsMine('hide'), useIsMine('stage-note'), useIsMine('move-note')];
  if (!isOn) return null;
  return (
    <p className={styles.empty}>
      <Text id="notes.keys" /> {hides && <Text id="notes.key-hide" />} {stages && <Text id="notes.key-stage" />}{' '}
      {moves && <Text id="notes.key-move" />}
    </p>
  );
}

function AddTheme({activity}: {readonly activity: ActivityId}) {
  const [isAdding, setAdding] = useState(false);
  if (!useMay('theme-add')) return null;
  return (
    <>
      <Button icon="plus" onPress={() => setAdding(true)}>
        <Text id="theme.add" />
      </Button>
      <ThemeDialog isOpen={isAdding} activity={activity} theme={null} onClose={() => setAdding(false)} />
    </>
  );
}

const goToFirst = (list: HTMLElement | null): void => focusQuietly(list?.querySelector<HTMLElement>('[data-note]') ?? null);

/** To the note below the one that is being moved away, or above it: whoever sorts many goes on from there. */
function goOnFrom(list: HTMLElement | null, note: NoteId): void {
  const all = [...(list?.querySelectorAll<HTMLElement>('[data-note]') ?? [])];
  const at = all.findIndex(element => element.dataset.note === note);
  const next = all[at + 1] ?? all[at - 1];
  if (next) focusQuietly(next);
}

const goByArrows = byArrows('[data-note]');
