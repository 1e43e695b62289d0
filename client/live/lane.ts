import {type NoteId, SECOND} from '../../shared/wire/ids.ts';
import {encodeLaneRequest, type LaneAnswer, packBox} from '../../shared/wire/lane.ts';
import {confirm, type LaneNeeds, laneNeeds, type PlannedBox, planBox} from './lane-plan.ts';
import {afterBeat, noSchedule, schedule} from './lane-schedule.ts';
import type {Outbox} from './outbox.ts';
import type {RoomStore} from './view.ts';

/** An answer that takes longer than this is taken for none. */
const ANSWER_MS = 10 * SECOND;
/** Looks again at this interval at most, because a gathering passes without a word. */
const LOOK_MS = 5 * SECOND;

/**
 * The beat: what leaves this phone beside the socket, without a cookie, at times that have nothing to do with what its person does.
 * When is decided in lane-schedule.ts, what in lane-plan.ts. Returns what stops it.
 */
export function startLane(room: RoomStore, outbox: Outbox): () => void {
  let plan = noSchedule;
  let timer: ReturnType<typeof setTimeout> | null = null;
  let turn = 0;
  let confirmed: ReadonlyMap<NoteId, string> = new Map();

  const state = () => {
    const {session} = room.getState();
    const {notes, marks, ballots} = outbox.own.getState();
    return {session, room: room.getState(), notes, marks, ballots, confirmed};
  };
  const needs = (): LaneNeeds => laneNeeds(state());

  const look = () => {
    const now = Date.now();
    const moment = {now, needs: needs(), clockOffset: room.getState().clockOffset, random: Math.random};
    plan = schedule(plan, {...moment, isVisible: document.visibilityState === 'visible'});
    if (plan.nextAt !== null && plan.nextAt <= now) {
      // First the next one is planned: a beat changes the outbox, and that brings us here again.
      plan = afterBeat(plan, moment);
      void beat({isLeaving: false});
    }
    if (timer) clearTimeout(timer);
    timer = plan.nextAt === null ? null : setTimeout(look, Math.min(LOOK_MS, Math.max(0, plan.nextAt - now)));
  };

  const beat = async ({isLeaving}: {readonly isLeaving: boolean}) => {
    const planned = planBox(state(), turn);
    if (!planned) return;
    turn += 1;
    const kept = outbox.markTried(planned.notes);
    // A page that is going cannot wait; otherwise it is kept first that the words may have reached the server.
    if (!isLeaving) await kept;
    const answer = await post(planned, isLeaving);
    confirmed = confirm(confirmed, planned, answer);
    outbox.takeAnswer(planned.notes, answer);
  };

  const leave = () => {
    if (needs().isBeating) void beat({isLeaving: true});
  };

  const stops = [room.subscribe(look), outbox.own.subscribe(look)];
  document.addEventListener('visibilitychange', look);
  window.addEventListener('pagehide', leave);
  look();
  return () => {
    for (const stop of stops) stop();
    if (timer) clearTimeout(timer);
    document.removeEventListener('visibilitychange', look);
    window.removeEventListener('pagehide', leave);
  };
}

/** Null when no answer came. */
async function post({activity, content}: PlannedBox, isLeaving: boolean): Promise<LaneAnswer | null> {
  const box = packBox(content);
  if (!box) return {ok: false, code: 'too-large'};
  const stop = new AbortController();
  const timer = setTimeout(() => stop.abort(), ANSWER_MS);
  try {
    const response = await fetch('/lane', {
      method: 'POST',
      body: new Uint8Array(encodeLaneRequest({activity, box})),
      // Every phone's request looks the same, whoever holds it and wherever it is.
      headers: {'content-type': 'application/octet-stream', 'accept-language': 'en'},
      credentials: 'omit',
      referrerPolicy: 'no-referrer',
      cache: 'no-store',
      keepalive: isLeaving,
      signal: stop.signal,
    });
    return (await response.json()) as LaneAnswer;
  } catch {
    // No network, or no answer that is one: the words stay here and go with the next beat.
    return null;
  } finally {
    clearTimeout(timer);
  }
}
