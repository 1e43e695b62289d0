import {useEffect, useRef} from 'react';
import type {ActivityId} from '../../shared/wire/ids.ts';
import {announce} from '../kit/announcer.ts';
import type {LinkState} from '../live/link.ts';
import {recordIn} from '../live/records.ts';
import {useOwn} from '../live/use-own.ts';
import {useRoom} from '../live/use-room.ts';
import {t} from '../locales/phone.ts';
import type {Screen} from './screens.ts';

/** What is spoken about: compared before and after, so that arrival order and catching up after a gap speak once. */
interface Spoken {
  readonly screen: Screen;
  readonly link: LinkState;
  /** Title of the activity that the group has moved on to while this person writes. */
  readonly movedTo: string | null;
  /** The activity on the screen whose notes are shown. */
  readonly shownIn: ActivityId | null;
  readonly survives: boolean;
  readonly takenBack: number;
}

/** Speaks about what changed by somebody else's act or by the connection. A new screen speaks by its heading. */
export function useChangesSpoken(screen: Screen): void {
  const link = useRoom(room => room.link);
  const survives = useOwn(own => own.survives);
  const takenBack = useOwn(own => own.takenBack);
  const moved = screen.at === 'activity' ? screen.moved : null;
  const movedTo = useRoom(room => (moved?.to === 'activity' ? (recordIn(room.records, `activity:${moved.id}`)?.title ?? null) : null));
  const shownIn = useRoom(room =>
    screen.at === 'activity' && recordIn(room.records, `activity:${screen.id}`)?.writing?.at === 'shown' ? screen.id : null,
  );
  const last = useRef<Spoken | null>(null);
  useEffect(() => {
    const now: Spoken = {screen, link, movedTo, shownIn, survives, takenBack};
    const before = last.current;
    last.current = now;
    if (before) sayChanges(before, now);
  }, [screen, link, movedTo, shownIn, survives, takenBack]);
}

function sayChanges(before: Spoken, now: Spoken): void {
  if (now.screen.at === 'over') return;
  if (now.movedTo !== null && now.movedTo !== before.movedTo)
    announce('facilitator', t('moved.title', {title: now.movedTo}), {level: 'few'});
  const isSameActivity = now.screen.at === 'activity' && before.screen.at === 'activity' && now.screen.id === before.screen.id;
  if (isSameActivity && now.shownIn !== before.shownIn && now.shownIn) announce('notes', t('moved.shown'), {level: 'few'});
  if (now.takenBack > before.takenBack) announce('notes', t('own.taken-back'));
  const isEnding = (screen: Screen) => screen.at === 'activity' && screen.moved?.to === 'ending';
  if (isEnding(now.screen) && !isEnding(before.screen)) announce('facilitator', t('moved.ending'), {level: 'few', isUrgent: true});
  if (now.link !== before.link) sayLink(now);
}

function sayLink({link, survives}: Spoken): void {
  if (link === 'reconnecting') announce('connection', t('link.reconnecting'), {level: 'few'});
  if (link === 'offline') announce('connection', t(survives ? 'link.offline' : 'link.offline-memory'), {level: 'few'});
  if (link === 'back') announce('connection', t('link.back'), {level: 'few'});
}
