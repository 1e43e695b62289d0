import {useAsOf} from '../activities/notes/use-as-of.ts';
import {Button} from '../kit/button.tsx';
import {Notice} from '../kit/notice.tsx';
import {Text} from '../locales/board.ts';
import styles from './canvas.module.css';
import type {Linked} from './use-link.ts';

/** Whether what this page does to the board is stored, in words, in a place that is kept. */
export function Kept({link: {status, mayWrite, renew}, mayMove}: {readonly link: Linked; readonly mayMove: boolean}) {
  switch (status) {
    case 'ended':
      return (
        <Notice tone="soon" icon="warning">
          <Text id="board.ended" />{' '}
          <Button onPress={renew}>
            <Text id="board.again" />
          </Button>
        </Notice>
      );
    case 'offline':
      return (
        <Notice tone="soon" icon="offline">
          <Text id="board.offline" />
        </Notice>
      );
    default:
      return (
        <p className={styles.kept}>
          <Text id={wordsOf(status, mayWrite, mayMove)} />
        </p>
      );
  }
}

function wordsOf(status: Linked['status'], mayWrite: boolean, mayMove: boolean) {
  if (status === 'connecting') return 'board.opening';
  if (!mayWrite) return mayMove ? 'board.move-only' : 'board.read-only';
  return status === 'saving' ? 'board.saving' : 'board.saved';
}

/** Without a connection the notes are as old as the last sign of life. It lies over a corner of the board, so that nothing moves by it. */
export function AsOf() {
  const {isOld, time} = useAsOf();
  if (!isOld) return null;
  return (
    <p className={styles.asOf}>
      <Text id="board.as-of" values={{time}} />
    </p>
  );
}
