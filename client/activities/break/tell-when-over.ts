import type {ActivityId} from '../../../shared/wire/ids.ts';
import {recordIn} from '../../live/records.ts';
import type {RoomStore} from '../../live/view.ts';

/** The break that is waited for. It outlives its screen, which goes with the very change that is to be told. */
let telling: {readonly activity: ActivityId; readonly stop: () => void} | null = null;

export const isTelling = (activity: ActivityId): boolean => telling?.activity === activity;

export function stopTelling(): void {
  telling?.stop();
  telling = null;
}

/** To be called in a press: browsers let a page make sounds only then. */
export function tellWhenOver(room: Pick<RoomStore, 'subscribe'>, activity: ActivityId): void {
  stopTelling();
  const sound = typeof AudioContext === 'undefined' ? null : new AudioContext();
  void sound?.resume();
  const leave = room.subscribe(({records}) => {
    const session = recordIn(records, 'session');
    if (!session || (session.phase === 'live' && session.current === activity)) return;
    leave();
    telling = null;
    navigator.vibrate?.([300, 150, 300]);
    if (sound) chime(sound);
  });
  telling = {
    activity,
    stop: () => {
      leave();
      void sound?.close();
    },
  };
}

/** Two soft notes: G4, then C5. Hertz, seconds, and about −18 dB. */
const NOTES = [392, 523] as const;
const ATTACK_S = 0.02;
const DECAY_S = 0.9;
const LOUDNESS = 0.125;
const SILENT = 0.0001;

function chime(sound: AudioContext): void {
  // After a phone was put away the context may rest.
  void sound.resume().then(() => {
    NOTES.forEach((pitch, at) => {
      const start = sound.currentTime + at * DECAY_S * 0.6;
      const [tone, loudness] = [sound.createOscillator(), sound.createGain()];
      tone.frequency.value = pitch;
      loudness.gain.setValueAtTime(SILENT, start);
      loudness.gain.exponentialRampToValueAtTime(LOUDNESS, start + ATTACK_S);
      loudness.gain.exponentialRampToValueAtTime(SILENT, start + ATTACK_S + DECAY_S);
      tone.connect(loudness).connect(sound.destination);
      tone.start(start);
      tone.stop(start + ATTACK_S + DECAY_S);
      if (at === NOTES.length - 1) tone.onended = () => void sound.close();
    });
  });
}
