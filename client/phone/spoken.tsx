import {useEffect, useRef} from 'react';
import {rescueFocus} from '../kit/rescue-focus.ts';
import {useClock} from '../live/clock.ts';
import {recordIn} from '../live/records.ts';
import {useOwn} from '../live/use-own.ts';
import {useMine, useRecord, useRoom} from '../live/use-room.ts';
import {minutesLeft} from './minutes-left.ts';
import {sayChanges, type Spoken as WhatIs} from './say-changes.ts';
import type {Screen} from './screens.ts';

/** Speaks about what changed by somebody else's act, by time or by the connection. A new screen speaks by its heading. */
export function Spoken({screen}: {readonly screen: Screen}) {
  const shown = screen.at === 'activity' ? screen.id : null;
  const moved = screen.at === 'activity' || screen.at === 'lobby' ? screen.moved : null;
  const link = useRoom(room => room.link);
  const survives = useOwn(own => own.survives);
  const takenBack = useOwn(own => own.takenBack);
  const isPaused = useRecord('session')?.isPaused ?? false;
  const isLed = useRecord('here')?.isLed ?? true;
  const activity = useRecord(`activity:${shown ?? ''}`);
  const hand = useMine()?.hand ?? null;
  const seen = useMine()?.seen ?? null;
  const movedTo = useRoom(room => (moved?.to === 'activity' ? (recordIn(room.records, `activity:${moved.id}`)?.title ?? null) : null));
  const clock = activity?.clock ?? null;
  const minutes = useClock(now => (clock === null ? null : minutesLeft(clock, now)));
  const last = useRef<WhatIs | null>(null);
  useEffect(() => {
    const now: WhatIs = {screen, link, movedTo, activity, survives, takenBack, isPaused, isLed, hand, seen, minutes};
    const before = last.current;
    last.current = now;
    if (before) sayChanges(before, now);
  }, [screen, link, movedTo, activity, survives, takenBack, isPaused, isLed, hand, seen, minutes]);
  useEffect(() => rescueFocus(document.body), []);
  return null;
}
