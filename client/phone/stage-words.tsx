import type {ActivityId, NoteId} from '../../shared/wire/ids.ts';
import type {ActivityRecord, Speaker} from '../../shared/wire/records.ts';
import {AgreementLines} from '../activities/agreement/agreement-lines.tsx';
import {Quoted, Words} from '../kit/words.tsx';
import {recordIn} from '../live/records.ts';
import {useRecord, useRoom} from '../live/use-room.ts';
import {neutralName} from '../locales/neutral-names.ts';
import {Text} from '../locales/phone-sheets.ts';
import {AgendaLines} from './agenda-lines.tsx';
import styles from './shell.module.css';

/** What everybody sees on the big screen, in words: nothing stands there that is not here. */
export function StageWords() {
  const stage = useRecord('stage');
  const current = useRecord('session')?.current ?? null;
  const activity = useRecord(`activity:${current ?? ''}`);
  if (!stage) return null;
  if (stage.isBlank) return <Line id="screen.blank" />;
  switch (stage.view) {
    case 'activity':
      return activity ? <OnActivity activity={activity} /> : <Line id="screen.before" />;
    case 'join':
      return <Line id="screen.join" />;
    case 'prompt':
      return activity ? <Prompt activity={activity} /> : <Line id="screen.before" />;
    case 'notes':
      return activity ? <Notes activity={activity} /> : <Line id="screen.before" />;
    case 'note':
      return <Note id={stage.note} />;
    case 'themes':
      return <Themes activity={current} />;
    case 'results':
      return activity ? <Results activity={activity} /> : <Line id="screen.before" />;
    case 'speaker':
      return <Floor />;
    case 'agenda':
      return (
        <div className={styles.part}>
          <Line id="screen.agenda" />
          <AgendaLines />
        </div>
      );
    case 'break':
      return <Line id="screen.break" />;
    case 'agreement':
      return (
        <div className={styles.part}>
          <Line id="screen.agreement" />
          <AgreementLines />
        </div>
      );
    case 'thanks':
      return <Line id="screen.thanks" />;
  }
}

type Plain =
  | 'screen.blank'
  | 'screen.before'
  | 'screen.join'
  | 'screen.agenda'
  | 'screen.break'
  | 'screen.agreement'
  | 'screen.thanks'
  | 'screen.note'
  | 'screen.themes'
  | 'screen.no-themes'
  | 'screen.no-speaker';

const Line = ({id}: {readonly id: Plain}) => (
  <p>
    <Text id={id} />
  </p>
);

/** By itself the big screen goes with the activity. */
function OnActivity({activity}: {readonly activity: ActivityRecord}) {
  if (activity.activity === 'break') return <Line id="screen.break" />;
  if (activity.activity === 'talk') return <Floor />;
  if (activity.writing?.at === 'shown') return <Notes activity={activity} />;
  return <Prompt activity={activity} />;
}

const Prompt = ({activity: {title, prompt}}: {readonly activity: ActivityRecord}) => (
  <div className={styles.part}>
    <p>
      <Text id="screen.prompt" values={{title: <Quoted>{title}</Quoted>}} />
    </p>
    {prompt && <Words>{prompt}</Words>}
  </div>
);

/** Sorting and voting show the notes of the activity they work on. */
function Notes({activity}: {readonly activity: ActivityRecord}) {
  const source = useRecord(`activity:${activity.source ?? activity.id}`);
  const count = useRoom(
    ({records}) => source?.writing?.notes.filter(id => recordIn(records, `note:${id}`)?.isHidden === false).length ?? 0,
  );
  return (
    <p>
      <Text id="screen.notes" values={{count}} /> <Text id="screen.notes-where" />
    </p>
  );
}

function Note({id}: {readonly id: NoteId | null}) {
  const note = useRecord(`note:${id ?? ''}`);
  if (!note || note.isHidden) return <Line id="screen.blank" />;
  return (
    <div className={styles.part}>
      <Line id="screen.note" />
      <Words className={styles.note}>{note.text}</Words>
    </div>
  );
}

function Themes({activity}: {readonly activity: ActivityId | null}) {
  const record = useRecord(`activity:${activity ?? ''}`);
  const source = useRecord(`activity:${record?.source ?? activity ?? ''}`);
  const themes = source?.writing?.themes ?? [];
  if (themes.length === 0) return <Line id="screen.no-themes" />;
  return (
    <div className={styles.part}>
      <Line id="screen.themes" />
      <ul>
        {themes.map(theme => (
          <ThemeTitle key={theme} id={theme} />
        ))}
      </ul>
    </div>
  );
}

function ThemeTitle({id}: {readonly id: string}) {
  const title = useRecord(`theme:${id}`)?.title;
  if (title === undefined) return null;
  // The mark before the line stays on the page's side, whichever way the words run.
  return (
    <li>
      <span dir="auto">{title}</span>
    </li>
  );
}

const Results = ({activity: {title}}: {readonly activity: ActivityRecord}) => (
  <p>
    <Text id="screen.results" values={{title: <Quoted>{title}</Quoted>}} /> <Text id="screen.results-where" />
  </p>
);

function Floor() {
  const floor = useRecord('floor');
  if (!floor) return null;
  const {speaking, next} = floor;
  return (
    <div className={styles.part}>
      {speaking ? (
        <p>
          <Text id="now.speaking" values={{name: <Quoted>{nameOf(speaking)}</Quoted>}} />
        </p>
      ) : (
        <Line id="screen.no-speaker" />
      )}
      {next.length > 0 && (
        <p>
          <Text id="screen.next" values={{names: <Quoted>{next.map(nameOf).join(', ')}</Quoted>}} />
        </p>
      )}
    </div>
  );
}

const nameOf = ({name, number}: Speaker): string => name ?? neutralName(number);
