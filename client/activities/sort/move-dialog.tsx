import {useState} from 'react';
import type {RefusalCode} from '../../../shared/wire/codes.ts';
import type {ActivityId, ThemeId} from '../../../shared/wire/ids.ts';
import {MAX_THEME_CHARS} from '../../../shared/wire/limits.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {NameForm} from '../../kit/name-form.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Quoted, Words} from '../../kit/words.tsx';
import {newId} from '../../live/commands.ts';
import {recordIn} from '../../live/records.ts';
import {useLive, useRecord, useRoom, useSend} from '../../live/use-room.ts';
import {Text, t} from '../../locales/phone-faces.ts';
import {Text as NotesText} from '../../locales/phone-notes.ts';
import {t as refused} from '../../locales/phone-refusals.ts';
import styles from '../phone-face.module.css';
import type {Moving} from './phone.tsx';

interface MoveDialogProps {
  readonly source: ActivityId;
  readonly themes: readonly ThemeId[];
  readonly moving: Moving | null;
  readonly onClose: () => void;
  readonly onMoved: (moving: Moving, theme: ThemeId | null) => void;
}

/** One dialog for the whole list: a list of buttons, one for each theme, and a new one. */
export const MoveDialog = ({moving, onClose, ...more}: MoveDialogProps) => (
  <Dialog isOpen={moving !== null} title={<Text id="sort.move-title" />} onClose={onClose} closeLabel={<Text id="sort.stay" />}>
    {moving && <Places moving={moving} {...more} />}
  </Dialog>
);

function Places({source, themes, moving, onMoved}: Omit<MoveDialogProps, 'moving' | 'onClose'> & {readonly moving: Moving}) {
  const {room} = useLive();
  const send = useSend();
  const note = useRecord(`note:${moving.note}`);
  // Where the person last saw it: the server refuses a move from anywhere else.
  const [from, setFrom] = useState(moving.from);
  const [busy, setBusy] = useState<ThemeId | 'none' | null>(null);
  const [answer, setAnswer] = useState<string | null>(null);
  // The same at a second press, so that a press too many makes no second theme.
  const [made] = useState(newId);
  const say = (sentence: string) => {
    setAnswer(sentence);
    announce('form', sentence);
  };
  const titleOf = (theme: ThemeId | null) => (theme === null ? undefined : recordIn(room.getState().records, `theme:${theme}`)?.title);
  const notMoved = (code: RefusalCode) => {
    if (code !== 'moved-on') return say(refused(`refusal.${code}`));
    const theme = recordIn(room.getState().records, `note:${moving.note}`)?.theme ?? null;
    const title = titleOf(theme);
    setFrom(theme);
    return say(title === undefined ? t('sort.moved-on-out') : t('sort.moved-on', {theme: title}));
  };
  const move = async (theme: ThemeId | null, name = titleOf(theme)) => {
    setBusy(theme ?? 'none');
    const reply = await send({type: 'note.move', note: moving.note, from, theme});
    setBusy(null);
    if (!reply.ok) return notMoved(reply.code);
    announce('notes', name === undefined ? t('sort.moved-out') : t('sort.moved', {theme: name}), {level: 'asked'});
    onMoved(moving, theme);
  };
  const moveToNew = async (title: string) => {
    const reply = await send({type: 'theme.add', activity: source, theme: made, title});
    if (!reply.ok) return say(refused(`refusal.${reply.code}`));
    await move(made, title);
  };
  return (
    <>
      {note && <Words>{note.text}</Words>}
      {answer !== null && <Notice tone="soon">{<p dir="auto">{answer}</p>}</Notice>}
      <div className={styles.places}>
        {themes.map(theme => (
          <ThemeButton key={theme} theme={theme} isHere={theme === from} isBusy={busy === theme} onPress={() => void move(theme)} />
        ))}
        {from !== null && (
          <Button isWide isBusy={busy === 'none'} onPress={() => void move(null)}>
            <NotesText id="notes.no-theme" />
          </Button>
        )}
      </div>
      <NewTheme onMake={title => void moveToNew(title)} />
    </>
  );
}

interface ThemeButtonProps {
  readonly theme: ThemeId;
  readonly isHere: boolean;
  readonly isBusy: boolean;
  readonly onPress: () => void;
}

function ThemeButton({theme, isHere, isBusy, onPress}: ThemeButtonProps) {
  const title = useRoom(({records}) => recordIn(records, `theme:${theme}`)?.title);
  if (title === undefined) return null;
  return (
    <Button isWide isBusy={isBusy} onPress={onPress}>
      {isHere ? <Text id="sort.is-here" values={{theme: <Quoted>{title}</Quoted>}} /> : <Quoted>{title}</Quoted>}
    </Button>
  );
}

const NewTheme = ({onMake}: {readonly onMake: (title: string) => void}) => (
  <section className={styles.part}>
    <h3>
      <Text id="sort.new" />
    </h3>
    <NameForm
      id="new-theme"
      label={<Text id="sort.new-name" />}
      most={MAX_THEME_CHARS}
      empty={t('sort.new-empty')}
      long={t('sort.new-long', {most: MAX_THEME_CHARS})}
      onName={onMake}
    >
      <Button type="submit">
        <Text id="sort.new-do" />
      </Button>
    </NameForm>
  </section>
);
