import {Suspense, use, useCallback, useEffect, useRef, useState} from 'react';
import {Duty} from '../../shared/session/seats.ts';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {LinkAnswer} from '../../shared/wire/http.ts';
import {announce} from '../kit/announcer.ts';
import {Button} from '../kit/button.tsx';
import {Choices} from '../kit/choices.tsx';
import {CopyButton} from '../kit/copy-button.tsx';
import {Dialog} from '../kit/dialog.tsx';
import {Form} from '../kit/form.tsx';
import {Notice} from '../kit/notice.tsx';
import {newId} from '../live/commands.ts';
import {addressOf, listLinks, makeLink, revokeLink} from '../live/links.ts';
import type {Reply} from '../live/requests.ts';
import {useRoom} from '../live/use-room.ts';
import {Text, t} from '../locales/console.ts';
import {useDesk} from './desk.ts';
import styles from './links-dialog.module.css';
import {refusedSentence} from './refused.ts';

/** Links to give away: make one, copy it, switch it off in two steps. Their secrets are asked for when this opens, and are in no record. */
export function LinksDialog({isOpen, onClose}: {readonly isOpen: boolean; readonly onClose: () => void}) {
  return (
    <Dialog isOpen={isOpen} title={<Text id="links.heading" />} onClose={onClose}>
      <Suspense fallback={null}>
        <Links />
      </Suspense>
    </Dialog>
  );
}

function Links() {
  const session = useRoom(room => room.session);
  const [links, setLinks] = useState<readonly LinkAnswer[] | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  const [isBusy, setBusy] = useState(false);
  const isOpen = useRef(true);
  const load = useCallback(async () => {
    const reply = await listLinks(session);
    if (!isOpen.current) return;
    if (reply.ok) setLinks(reply.body);
    else setProblem(sentenceFor(reply.code));
  }, [session]);
  useEffect(() => {
    isOpen.current = true;
    void load();
    return () => {
      isOpen.current = false;
    };
  }, [load]);
  const change = async (doing: Promise<Reply<unknown>>) => {
    setBusy(true);
    setProblem(null);
    const done = await doing;
    if (done.ok) await load();
    setBusy(false);
    if (done.ok) return;
    setProblem(sentenceFor(done.code));
    announce('form', sentenceFor(done.code));
  };
  const make = (chosen: unknown) => {
    const duty = Duty.safeParse(chosen);
    if (!duty.success) return setProblem(t('links.choose'));
    void change(makeLink(session, newId(), duty.data));
  };
  return (
    <div className={styles.links}>
      <p>
        <Text id="links.help" />
      </p>
      {problem !== null && (
        <Notice icon="warning" tone="soon">
          {problem}
        </Notice>
      )}
      {links === null && problem === null && (
        <p>
          <Text id="links.loading" />
        </p>
      )}
      {links?.length === 0 && (
        <p>
          <Text id="links.none" />
        </p>
      )}
      {links !== null && links.length > 0 && (
        <ul className={styles.list}>
          {links.map(link => (
            <LinkRow key={link.link} link={link} onRevoke={() => void change(revokeLink(session, link.link))} />
          ))}
        </ul>
      )}
      <Form onSend={data => make(data.get('duty'))}>
        <Choices
          legend={<Text id="links.make" />}
          name="duty"
          options={Duty.options.map(value => ({value, label: <Text id={`duty.${value}`} />}))}
        />
        <div>
          <Button type="submit" kind="primary" isBusy={isBusy}>
            <Text id="links.make-do" />
          </Button>
        </div>
      </Form>
    </div>
  );
}

const sentenceFor = (code: RefusalCode | null): string => (code === null ? t('links.no-answer') : refusedSentence(code));

function LinkRow({link, onRevoke}: {readonly link: LinkAnswer; readonly onRevoke: () => void}) {
  const session = useRoom(room => room.session);
  const {origin} = use(useDesk().address);
  const [isAsked, setAsked] = useState(false);
  return (
    <li className={styles.link}>
      <span className={styles.duty}>
        <Text id={`duty.${link.duty}`} />
      </span>
      <CopyButton text={addressOf(origin, session, link)} label={<Text id="links.copy" />} done={t('links.copied')} />
      {isAsked ? (
        <>
          <p className={styles.help}>
            <Text id="links.revoke-help" />
          </p>
          <Button kind="destructive" onPress={onRevoke}>
            <Text id="links.revoke-sure" />
          </Button>
          <Button onPress={() => setAsked(false)}>
            <Text id="links.revoke-keep" />
          </Button>
        </>
      ) : (
        <Button onPress={() => setAsked(true)}>
          <Text id="links.revoke" />
        </Button>
      )}
    </li>
  );
}
