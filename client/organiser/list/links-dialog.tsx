import {useEffect, useState} from 'react';
import type {Duty} from '../../../shared/session/seats.ts';
import type {LinkAnswer} from '../../../shared/wire/http.ts';
import type {LinkId, SessionId} from '../../../shared/wire/ids.ts';
import {announce} from '../../kit/announcer.ts';
import {Button} from '../../kit/button.tsx';
import {CopyButton} from '../../kit/copy-button.tsx';
import {Dialog} from '../../kit/dialog.tsx';
import {focusField} from '../../kit/focus.ts';
import {Notice} from '../../kit/notice.tsx';
import {newId} from '../../live/commands.ts';
import {addressOf, listLinks, makeLink, originForOthers, revokeLink} from '../../live/links.ts';
import {Text, t} from '../../locales/organiser.ts';
import {sentenceFor} from '../requests.ts';
import styles from './dialogs.module.css';

interface LinksDialogProps {
  readonly isOpen: boolean;
  readonly session: SessionId;
  readonly title: string;
  readonly onClose: () => void;
}

const DUTIES: readonly Duty[] = ['lead', 'support', 'note-taker', 'operator', 'screen'];

/** Links to give away: who opens one may do what it says, without an account, until it is switched off. */
export const LinksDialog = ({isOpen, session, title, onClose}: LinksDialogProps) => (
  <Dialog isOpen={isOpen} title={<Text id="links.heading" />} onClose={onClose}>
    <p>
      <Text id="links.of" values={{title: <bdi>{title}</bdi>}} />
    </p>
    <p className={styles.hint}>
      <Text id="links.help" />
    </p>
    <Links session={session} />
  </Dialog>
);

function Links({session}: {readonly session: SessionId}) {
  const [links, setLinks] = useState<readonly LinkAnswer[] | null>(null);
  const [origin, setOrigin] = useState(location.origin);
  const [problem, setProblem] = useState<string | null>(null);

  useEffect(() => {
    let isHere = true;
    void Promise.all([listLinks(session), originForOthers()]).then(([reply, found]) => {
      if (!isHere) return;
      setOrigin(found);
      if (reply.ok) setLinks(reply.body);
      else setProblem(sentenceFor(reply.code));
    });
    return () => {
      isHere = false;
    };
  }, [session]);

  const make = async (id: LinkId, duty: Duty) => {
    const reply = await makeLink(session, id, duty);
    setProblem(reply.ok ? null : sentenceFor(reply.code));
    if (!reply.ok) return;
    setLinks(now => [...(now ?? []).filter(({link}) => link !== id), reply.body]);
    announce('form', t('links.made', {duty: t(`duty.${duty}`)}));
  };

  const revoke = async ({link, duty}: LinkAnswer) => {
    const reply = await revokeLink(session, link);
    const isGone = reply.ok || reply.code === 'unknown-id' || reply.code === 'link-revoked';
    setProblem(isGone ? null : sentenceFor(reply.code));
    if (!isGone) return;
    setLinks(now => (now ?? []).filter(one => one.link !== link));
    announce('form', t('links.revoked', {duty: t(`duty.${duty}`)}));
    focusField(makeButton(session, duty));
  };

  return (
    <>
      {problem !== null && (
        <Notice tone="soon" icon="warning">
          {problem}
        </Notice>
      )}
      {links !== null &&
        DUTIES.map(duty => (
          <section key={duty} className={styles.duty} aria-labelledby={`duty-${session}-${duty}`}>
            <h3 id={`duty-${session}-${duty}`} className={styles.name}>
              <Text id={`duty.${duty}`} />
            </h3>
            <p className={styles.hint}>
              <Text id={`duty-help.${duty}`} />
            </p>
            {links
              .filter(link => link.duty === duty)
              .map(link => (
                <OneLink key={link.link} link={link} address={addressOf(origin, session, link)} onRevoke={() => void revoke(link)} />
              ))}
            <div className={styles.buttons}>
              <Button
                id={makeButton(session, duty)}
                icon="plus"
                describedBy={`duty-${session}-${duty}`}
                onPress={() => void make(newId(), duty)}
              >
                <Text id="links.make" />
              </Button>
            </div>
          </section>
        ))}
    </>
  );
}

const makeButton = (session: SessionId, duty: Duty): string => `make-${session}-${duty}`;

interface OneLinkProps {
  readonly link: LinkAnswer;
  readonly address: string;
  readonly onRevoke: () => void;
}

function OneLink({link: {link}, address, onRevoke}: OneLinkProps) {
  const [isAsking, setAsking] = useState(false);
  return (
    <div className={styles.link}>
      <bdi dir="ltr" className={styles.address}>
        {address}
      </bdi>
      {isAsking && (
        <p id={`ask-${link}`}>
          <Text id="links.revoke-ask" />
        </p>
      )}
      <div className={styles.buttons}>
        {isAsking ? (
          <>
            <Button kind="destructive" describedBy={`ask-${link}`} onPress={onRevoke}>
              <Text id="links.revoke-sure" />
            </Button>
            <Button onPress={() => setAsking(false)}>
              <Text id="links.revoke-not" />
            </Button>
          </>
        ) : (
          <>
            <CopyButton text={address} label={<Text id="links.copy" />} done={t('links.copied')} />
            <Button onPress={() => setAsking(true)}>
              <Text id="links.revoke" />
            </Button>
          </>
        )}
      </div>
    </div>
  );
}
