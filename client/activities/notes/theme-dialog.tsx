import {type ReactNode, useState} from 'react';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {MAX_THEME_CHARS} from '../../../shared/wire/limits.ts';
import {useAct} from '../../console/act.ts';
import {Answer} from '../../console/action-button.tsx';
import {Button} from '../../kit/button.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {NameForm} from '../../kit/name-form.tsx';
import {newId} from '../../live/commands.ts';
import {useRecord} from '../../live/use-room.ts';
import {Text, t} from '../../locales/console-faces.ts';

interface ThemeDialogProps {
  readonly isOpen: boolean;
  readonly activity: ActivityId;
  /** The one to rename; null for a new one. */
  readonly theme: ThemeId | null;
  readonly onClose: () => void;
}

export const ThemeDialog = ({isOpen, activity, theme, onClose}: ThemeDialogProps) => (
  <Dialog
    isOpen={isOpen}
    title={<Text id={theme === null ? 'theme.add-title' : 'theme.rename-title'} />}
    onClose={onClose}
    closeLabel={<Text id="theme.cancel" />}
  >
    {theme === null ? <Adding activity={activity} onDone={onClose} /> : <Renaming theme={theme} onDone={onClose} />}
  </Dialog>
);

function Adding({activity, onDone}: {readonly activity: ActivityId; readonly onDone: () => void}) {
  const {isBusy, answer, act} = useAct('theme-add');
  // The same id at a second press, so that a press too many adds nothing.
  const [theme] = useState(newId);
  const add = async (title: string) => {
    if (await act({activity, theme, title}, {about: `activity:${activity}`})) onDone();
  };
  return <ThemeNameForm id="add-theme" isBusy={isBusy} answer={answer} label={<Text id="theme.add" />} onName={title => void add(title)} />;
}

function Renaming({theme, onDone}: {readonly theme: ThemeId; readonly onDone: () => void}) {
  const {isBusy, answer, act} = useAct('theme-rename');
  const title = useRecord(`theme:${theme}`)?.title ?? '';
  const rename = async (name: string) => {
    if (name === title || (await act({theme, title: name}, {about: `theme:${theme}`}))) onDone();
  };
  return (
    <ThemeNameForm
      id="rename-theme"
      defaultValue={title}
      isBusy={isBusy}
      answer={answer}
      label={<Text id="theme.save" />}
      onName={name => void rename(name)}
    />
  );
}

interface ThemeNameFormProps {
  readonly id: string;
  readonly defaultValue?: string;
  readonly isBusy: boolean;
  readonly answer: string | null;
  readonly label: ReactNode;
  readonly onName: (name: string) => void;
}

export const ThemeNameForm = ({id, isBusy, answer, label, ...more}: ThemeNameFormProps) => (
  <NameForm
    id={id}
    label={<Text id="theme.name" />}
    most={MAX_THEME_CHARS}
    empty={t('theme.empty')}
    long={t('theme.long', {most: MAX_THEME_CHARS})}
    {...more}
  >
    <Button type="submit" isBusy={isBusy} describedBy={`${id}-answer`}>
      {label}
    </Button>
    <Answer id={`${id}-answer`}>{answer}</Answer>
  </NameForm>
);
