import {useState} from 'react';
import type {DeleteSessionRequest, SessionListing} from '../../../shared/wire/http.ts';
import {Button} from '../../kit/button.tsx';
import {Choices} from '../../kit/choices.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {Notice} from '../../kit/notice.tsx';
import {Text, t} from '../../locales/organiser.ts';
import {deleteSession, sentenceFor} from '../requests.ts';
import styles from './dialogs.module.css';

interface DeleteDialogProps {
  readonly isOpen: boolean;
  readonly listing: SessionListing;
  readonly title: string;
  readonly onClose: () => void;
  /** With what there is to say about it. */
  readonly onDeleted: (said: string) => void;
}

const PARTS = ['notes', 'answers', 'plan', 'people', 'links'] as const;

/** Two steps: what goes and when, then whether that is meant. Nothing has to be typed. */
export function DeleteDialog({isOpen, listing, title, onClose, onDeleted}: DeleteDialogProps) {
  const [when, setWhen] = useState<DeleteSessionRequest['when']>('later');
  const [isSure, setSure] = useState(false);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);
  const isNow = when === 'now';
  const close = () => {
    setSure(false);
    setWhen('later');
    setProblem(null);
    onClose();
  };

  const send = async () => {
    if (isBusy) return;
    setBusy(true);
    const reply = await deleteSession(listing.session, when);
    setBusy(false);
    // Gone already is what was wanted.
    if (!reply.ok && reply.code !== 'no-session') return setProblem(sentenceFor(reply.code));
    close();
    onDeleted(isNow ? t('delete.done', {title}) : t('delete.planned', {title}));
  };

  // Two buttons, though one stands where the other stood: a press too many on the first is none on the second.
  const destroy = (
    <Button key="sure" kind="destructive" isBusy={isBusy} onPress={() => void send()}>
      <Text id={isNow ? 'delete.sure-now' : 'delete.sure-later'} />
    </Button>
  );
  const on = (
    <Button key="on" kind="destructive" onPress={() => setSure(true)}>
      <Text id="delete.continue" />
    </Button>
  );
  return (
    <Dialog
      isOpen={isOpen}
      title={<Text id={isSure ? 'delete.sure' : 'delete.heading'} />}
      onClose={close}
      closeLabel={<Text id="delete.cancel" />}
      actions={isSure ? destroy : on}
    >
      <p>
        <strong>
          <bdi>{title}</bdi>
        </strong>
      </p>
      {isSure ? (
        <p>
          <Text id={isNow ? 'delete.now-help' : 'delete.later-help'} />
        </p>
      ) : (
        <>
          <div>
            <p id="goes">
              <Text id="delete.what" />
            </p>
            <ul className={styles.plain} aria-labelledby="goes">
              {PARTS.map(part => (
                <li key={part}>
                  <Text id={`delete.what.${part}`} />
                </li>
              ))}
            </ul>
          </div>
          {(listing.phase === 'live' || listing.phase === 'open') && (
            <Notice tone="danger" icon="warning">
              <Text id="delete.is-live" />
            </Notice>
          )}
          <Choices
            legend={<Text id="delete.when" />}
            name={`when-${listing.session}`}
            options={[
              {value: 'later', label: <Text id="delete.later" />, hint: <Text id="delete.later-help" />},
              {value: 'now', label: <Text id="delete.now" />, hint: <Text id="delete.now-help" />},
            ]}
            defaultValue={when}
            onChoice={([chosen]) => setWhen(chosen === 'now' ? 'now' : 'later')}
          />
        </>
      )}
      {problem !== null && (
        <Notice tone="danger" icon="warning">
          {problem}
        </Notice>
      )}
    </Dialog>
  );
}
