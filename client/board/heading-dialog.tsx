import {useState} from 'react';
import {MAX_BOARD_HEADING_CHARS} from '../../shared/wire/limits.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {NameForm} from '../kit/name-form.tsx';
import {Notice} from '../kit/notice.tsx';
import {Quoted} from '../kit/words.tsx';
import {Text, t} from '../locales/board.ts';

interface HeadingDialogProps {
  /** Its words when it was opened; empty for a new one; null: nothing is asked. */
  readonly words: string | null;
  /** What it says by now, whoever has written that; empty for a new one; null: it has gone. */
  readonly now: string | null;
  /** Not while the board is locked, or the document is away. */
  readonly mayWrite: boolean;
  readonly onWords: (words: string) => void;
  readonly onClose: () => void;
}

/** The words of a heading, new or changed. What somebody else has made of it meanwhile is shown before anything takes its place. */
export function HeadingDialog({words, now, mayWrite, onWords, onClose}: HeadingDialogProps) {
  /** What others have made of it, as the person has been shown; undefined: nothing. */
  const [theirs, setTheirs] = useState<string | null>();
  if (words === null && theirs !== undefined) setTheirs(undefined);
  const send = (typed: string) => {
    const known = theirs === undefined ? words : theirs;
    if (now === known || now === typed) return onWords(typed);
    setTheirs(now);
    announce('form', now === null ? t('board.heading-gone') : t('board.heading-theirs', {words: now}));
  };
  return (
    <Dialog
      isOpen={words !== null}
      title={<Text id={words === '' ? 'board.heading-new' : 'board.heading-change'} />}
      onClose={onClose}
      closeLabel={<Text id={typeof theirs === 'string' ? 'board.heading-keep' : 'board.cancel'} />}
    >
      {!mayWrite && (
        <Notice tone="soon" icon="lock">
          <Text id="board.heading-kept" />
        </Notice>
      )}
      {theirs !== undefined && (
        <Notice tone="soon" icon="warning">
          {theirs === null ? (
            <Text id="board.heading-gone" />
          ) : (
            <Text id="board.heading-theirs" values={{words: <Quoted>{theirs}</Quoted>}} />
          )}
        </Notice>
      )}
      {words !== null && (
        <NameForm
          id="heading-words"
          label={<Text id="board.heading-words" />}
          defaultValue={words}
          most={MAX_BOARD_HEADING_CHARS}
          empty={t('board.heading-empty')}
          long={t('board.heading-long', {most: MAX_BOARD_HEADING_CHARS})}
          onName={send}
        >
          <div>
            <Button type="submit" kind="primary">
              <Text id={saveOf(words, theirs)} />
            </Button>
          </div>
        </NameForm>
      )}
    </Dialog>
  );
}

function saveOf(words: string, theirs: string | null | undefined) {
  if (words === '') return 'board.heading-add';
  if (theirs === undefined) return 'board.heading-save';
  return theirs === null ? 'board.heading-again' : 'board.heading-mine';
}

interface DeleteHeadingProps {
  readonly words: string | null;
  readonly onDelete: () => void;
  readonly onClose: () => void;
}

export const DeleteHeading = ({words, onDelete, onClose}: DeleteHeadingProps) => (
  <Dialog
    isOpen={words !== null}
    title={<Text id="board.delete-ask" />}
    onClose={onClose}
    closeLabel={<Text id="board.delete-keep" />}
    actions={
      <Button kind="destructive" onPress={onDelete}>
        <Text id="board.delete" />
      </Button>
    }
  >
    <p dir="auto">{words}</p>
  </Dialog>
);
