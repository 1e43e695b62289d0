import type {Millis} from '../../shared/wire/ids.ts';
import {MINUTE} from '../../shared/wire/ids.ts';

/** How near the end of an activity is. */
export type Nearness = 'plenty' | 'soon' | 'over';

export const SOON_MS: Millis = 2 * MINUTE;

export const nearness = (left: Millis): Nearness => (left <= 0 ? 'over' : left <= SOON_MS ? 'soon' : 'plenty');

/** What the time of one activity was and is: how often to chime. Time put in is no reason, nor is an activity that begins short. */
export function chimesFor(before: Nearness | null, after: Nearness | null): 0 | 1 | 2 {
  if (before === null || after === null || before === after) return 0;
  if (after === 'over') return 2;
  return before === 'plenty' && after === 'soon' ? 1 : 0;
}

// Two soft notes, a fourth apart, 18 dB below full. Seconds and hertz, as Web Audio has them.
const NOTES = [392, 523] as const;
const NOTE_GAP = 0.28;
const ATTACK = 0.02;
const DECAY = 0.9;
const CHIME = 1.6;
const LOUDNESS = 10 ** (-18 / 20);

export interface Chime {
  readonly play: (times: 1 | 2) => void;
  readonly close: () => void;
}

/** To be made in a press: before one, browsers keep sound back. */
export function openChime(): Chime {
  let context = newContext();
  let isClosed = false;
  return {
    play: times => {
      void awake(context).then(one => {
        context = one;
        if (one && !isClosed) ring(one, times);
      });
    },
    close: () => {
      isClosed = true;
      void context?.close();
    },
  };
}

/** Milliseconds in which a living context moves on. */
const LOOK_MS = 80;

/** A context that was interrupted may come back frozen: its time stands still. Then another one is made. */
async function awake(context: AudioContext | null): Promise<AudioContext | null> {
  if (!context) return null;
  try {
    await context.resume();
  } catch {
    return newContext();
  }
  const before = context.currentTime;
  await new Promise(resolve => setTimeout(resolve, LOOK_MS));
  if (context.currentTime > before) return context;
  void context.close();
  return newContext();
}

function newContext(): AudioContext | null {
  try {
    return new AudioContext();
  } catch {
    return null;
  }
}

function ring(context: AudioContext, times: 1 | 2): void {
  for (let time = 0; time < times; time++) {
    for (const [place, pitch] of NOTES.entries()) sound(context, pitch, context.currentTime + time * CHIME + place * NOTE_GAP);
  }
}

function sound(context: AudioContext, pitch: number, at: number): void {
  const tone = context.createOscillator();
  const level = context.createGain();
  tone.frequency.value = pitch;
  level.gain.setValueAtTime(0, at);
  level.gain.linearRampToValueAtTime(LOUDNESS, at + ATTACK);
  level.gain.exponentialRampToValueAtTime(0.0001, at + ATTACK + DECAY);
  tone.connect(level).connect(context.destination);
  tone.start(at);
  tone.stop(at + ATTACK + DECAY);
}
