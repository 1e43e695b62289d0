import {useEffect, useRef, useState} from 'react';
import type {PageId} from '../../shared/wire/ids.ts';
import {MAX_PAGE_TITLE_CHARS} from '../../shared/wire/limits.ts';
import {useAct} from '../console/act.ts';
import {ActionButton, Answer} from '../console/action-button.tsx';
import {Button} from '../kit/button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {NameForm} from '../kit/name-form.tsx';
import {newId} from '../live/commands.ts';
import {useRecord} from '../live/use-room.ts';
import {Text, t} from '../locales/console-pages.ts';

interface AddPageDialogProps {
  readonly isOpen: boolean;
  readonly onClose: () => void;
  readonly onAdded: (page: PageId) => void;
}

export const AddPageDialog = ({isOpen, onClose, onAdded}: AddPageDialogProps) => (
  <Dialog isOpen={isOpen} title={<Text id="page.add-heading" />} onClose={onClose} closeLabel={<Text id="page.cancel" />}>
    <Adding onAdded={onAdded} onDone={onClose} />
  </Dialog>
);

interface AboutPageProps {
  /** Null: nothing is asked. */
  readonly page: PageId | null;
  readonly onClose: () => void;
}

export const RenamePageDialog = ({page, onClose}: AboutPageProps) => (
  <Dialog isOpen={page !== null} title={<Text id="page.rename-heading" />} onClose={onClose} closeLabel={<Text id="page.cancel" />}>
    {page !== null && <Renaming page={page} onDone={onClose} />}
  </Dialog>
);

function Adding({onAdded, onDone}: {readonly onAdded: (page: PageId) => void; readonly onDone: () => void}) {
  const {isBusy, answer, act} = useAct('page-add');
  // The same id at a second press, so that a press too many adds nothing.
  const [page] = useState(newId);
  // Who has closed the dialog meanwhile stays on the page that they look at.
  const isHere = useRef(true);
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
    };
  }, []);
  const add = async (title: string) => {
    if (!(await act({page, title}, {about: 'session'})) || !isHere.current) return;
    onAdded(page);
    onDone();
  };
  return (
    <>
      <p>
        <Text id="page.add-help" />
      </p>
      <TitleForm isBusy={isBusy} answer={answer} button="page.add-do" onTitle={title => void add(title)} />
    </>
  );
}

function Renaming({page, onDone}: {readonly page: PageId; readonly onDone: () => void}) {
  const {isBusy, answer, act} = useAct('page-rename');
  const title = useRecord(`page:${page}`)?.title ?? '';
  const rename = async (name: string) => {
    if (name === title || (await act({page, title: name}, {about: `page:${page}`}))) onDone();
  };
  return <TitleForm defaultTitle={title} isBusy={isBusy} answer={answer} button="page.save" onTitle={name => void rename(name)} />;
}

interface TitleFormProps {
  readonly defaultTitle?: string;
  readonly isBusy: boolean;
  readonly answer: string | null;
  readonly button: 'page.add-do' | 'page.save';
  readonly onTitle: (title: string) => void;
}

const FIELD = 'page-title';

const TitleForm = ({defaultTitle = '', isBusy, answer, button, onTitle}: TitleFormProps) => (
  <NameForm
    id={FIELD}
    label={<Text id="page.title" />}
    defaultValue={defaultTitle}
    most={MAX_PAGE_TITLE_CHARS}
    empty={t('page.title-empty')}
    long={t('page.title-long', {most: MAX_PAGE_TITLE_CHARS})}
    onName={onTitle}
  >
    <Button type="submit" kind="primary" isBusy={isBusy} describedBy={`${FIELD}-answer`}>
      <Text id={button} />
    </Button>
    <Answer id={`${FIELD}-answer`}>{answer}</Answer>
  </NameForm>
);

/** Two presses: everybody's words on it go. */
export function RemovePageDialog({page, onClose}: AboutPageProps) {
  const record = useRecord(`page:${page ?? ''}`);
  return (
    <Dialog
      isOpen={record !== undefined}
      title={<Text id="page.remove-heading" values={{title: <bdi>{record?.title}</bdi>}} />}
      onClose={onClose}
      closeLabel={<Text id="page.keep" />}
      actions={
        record && (
          <ActionButton
            action="page-remove"
            seen={{page: record.id}}
            about={`page:${record.id}`}
            kind="destructive"
            isWide
            onDone={onClose}
          >
            <Text id="page.remove-do" />
          </ActionButton>
        )
      }
    >
      <p>
        <Text id="page.remove-help" />
      </p>
    </Dialog>
  );
}
