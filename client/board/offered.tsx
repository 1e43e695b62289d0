import {useState} from 'react';
import type {ThemeId} from '../../shared/wire/ids.ts';
import {Button} from '../kit/button.tsx';
import {Quoted} from '../kit/words.tsx';
import {useRecord} from '../live/use-room.ts';
import {Text} from '../locales/board.ts';
import styles from './canvas.module.css';
import {frameIdOf} from './canvas-nodes.ts';
import {useCanvas} from './focused.ts';

interface OfferedProps {
  readonly themes: readonly ThemeId[];
  /** What this person has answered already, in the list perhaps. */
  readonly answered: ThemeId | null;
  readonly onAnswered: (theme: ThemeId) => void;
}

/** Where the facilitator is looking, in the line above the board, which is there anyway; the list's page says it aloud. Who presses is taken there, and nobody else. */
export function Offered({themes, answered: before, onAnswered}: OfferedProps) {
  const canvas = useCanvas();
  const offered = useRecord('session')?.offered ?? null;
  const theme = offered !== null && themes.includes(offered) ? offered : null;
  const title = useRecord(`theme:${theme ?? ''}`)?.title ?? '';
  const [answered, setAnswered] = useState(before);
  if (offered === null && answered !== null) setAnswered(null);
  const isShown = theme !== null && theme !== answered;
  if (!isShown) return null;
  const answer = () => {
    setAnswered(theme);
    onAnswered(theme);
  };
  const go = () => {
    answer();
    canvas.goTo(frameIdOf(theme), true);
  };
  return (
    <div className={styles.offered}>
      <p>
        <Text id="board.offered" values={{theme: <Quoted>{title}</Quoted>}} />
      </p>
      <Button onPress={go}>
        <Text id="board.go-there" />
      </Button>
      <Button onPress={answer}>
        <Text id="board.stay-here" />
      </Button>
    </div>
  );
}
