import {useState} from 'react';
import {MAX_BOARD_HEADING_CHARS} from '../../shared/wire/limits.ts';
import {isWellFormed, tidy} from '../../shared/wire/text.ts';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Field} from '../kit/field.tsx';
import {type FieldError, Form} from '../kit/form.tsx';
import {Text, t} from '../locales/board.ts';

interface HeadingDialogProps {
  /** Its words so far; empty for a new one; null: nothing is asked. */
  readonly words: string | null;
  readonly onWords: (words: string) => void;
  readonly onClose: () => void;
}

/** The words of a heading, new or changed. */
export const HeadingDialog = ({words, onWords, onClose}: HeadingDialogProps) => (
  <Dialog
    isOpen={words !== null}
    title={<Text id={words === '' ? 'board.heading-new' : 'board.heading-change'} />}
    onClose={onClose}
    closeLabel={<Text id="board.cancel" />}
  >
    {words !== null && <HeadingForm words={words} onWords={onWords} />}
  </Dialog>
);

const FIELD = 'heading-words';

function HeadingForm({words, onWords}: {readonly words: string; readonly onWords: (words: string) => void}) {
  const [errors, setErrors] = useState<readonly FieldError[]>([]);
  const send = (data: FormData) => {
    const typed = tidy(String(data.get('words') ?? ''));
    const problem = problemWith(typed);
    setErrors(problem ? [{field: FIELD, message: problem}] : []);
    if (!problem) onWords(typed);
  };
  return (
    <Form errors={errors} onSend={send}>
      <Field
        id={FIELD}
        name="words"
        label={<Text id="board.heading-words" />}
        error={errors[0]?.message}
        defaultValue={words}
        most={MAX_BOARD_HEADING_CHARS}
      />
      <div>
        <Button type="submit" kind="primary">
          <Text id={words === '' ? 'board.heading-add' : 'board.heading-save'} />
        </Button>
      </div>
    </Form>
  );
}

function problemWith(words: string): string | null {
  if (words === '') return t('board.heading-empty');
  return words.length > MAX_BOARD_HEADING_CHARS || !isWellFormed(words) ? t('board.heading-long', {most: MAX_BOARD_HEADING_CHARS}) : null;
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
