import {create} from 'zustand';
import type {StageRecord} from '../../shared/wire/records.ts';
import {announce} from '../kit/announcer.ts';
import {t} from '../locales/stage.ts';
import {type Chime, openChime} from './chime.ts';
import {usePager} from './pager.ts';
import {keepAwake} from './wake-lock.ts';

/** What this one window does beside showing the session. */
interface Running {
  /** "Start big screen" was pressed. */
  readonly isStarted: boolean;
  /** Null: not known yet. */
  readonly isAwake: boolean | null;
  readonly hasChime: boolean;
  readonly isFull: boolean;
  readonly wasFullRefused: boolean;
  /** Blank in this window until something else is chosen: what was chosen when it was blanked. */
  readonly blankWhile: StageRecord | null;
}

export const useRunning = create<Running>(() => ({
  isStarted: false,
  isAwake: null,
  hasChime: false,
  isFull: false,
  wasFullRefused: false,
  blankWhile: null,
}));

let chime: Chime | null = null;
let letSleep: (() => void) | null = null;

const say = (text: string) => announce('facilitator', text, {level: 'asked'});

/** Three things that browsers allow in a press alone: to fill the screen, to keep it awake, and to sound. */
export function start(): void {
  letSleep?.();
  letSleep = keepAwake(isAwake => useRunning.setState({isAwake}));
  chime ??= openChime();
  useRunning.setState({isStarted: true, hasChime: true});
  void fill();
}

async function fill(): Promise<void> {
  try {
    await document.documentElement.requestFullscreen();
    useRunning.setState({wasFullRefused: false});
  } catch {
    // Not there on some tablets, or refused: everything else goes on.
    useRunning.setState({wasFullRefused: true});
  }
}

export function toggleFull(): void {
  if (document.fullscreenElement) void document.exitFullscreen();
  else void fill();
}

/** Keeps `isFull` true: people leave by Escape. Returns what stops it. */
export function watchFull(): () => void {
  const look = () => useRunning.setState({isFull: document.fullscreenElement !== null});
  document.addEventListener('fullscreenchange', look);
  return () => document.removeEventListener('fullscreenchange', look);
}

export function toggleChime(): void {
  const hasChime = !useRunning.getState().hasChime;
  if (hasChime) chime ??= openChime();
  useRunning.setState({hasChime});
  say(hasChime ? t('said.chime-on') : t('said.chime-off'));
}

/** Heard only when it is on. */
export function play(times: 1 | 2): void {
  if (useRunning.getState().hasChime) chime?.play(times);
}

/** For a try: heard also while it is off. */
export function tryChime(): void {
  chime ??= openChime();
  chime.play(1);
}

export function toggleBlank(chosen: StageRecord | undefined): void {
  const isBlank = isBlankHere(useRunning.getState(), chosen);
  useRunning.setState({blankWhile: isBlank ? null : (chosen ?? null)});
  say(isBlank ? t('said.shown') : t('said.blank'));
}

export const isBlankHere = ({blankWhile}: Pick<Running, 'blankWhile'>, chosen: StageRecord | undefined): boolean =>
  blankWhile !== null && blankWhile === chosen;

export function toggleHold(): void {
  const {isHeld, hold, pages} = usePager.getState();
  if (pages < 2) return;
  hold(!isHeld);
  say(isHeld ? t('said.go-on') : t('said.held'));
}
