import type {ActivityId} from '../../shared/wire/ids.ts';
import type {Chance} from './chance.ts';
import type {Ledger} from './ledger.ts';
import type {Organiser} from './organiser.ts';
import type {Phone} from './phone.ts';
import type {Step} from './plan.ts';
import {sleep} from './waiting.ts';

export interface Cast {
  readonly organiser: Organiser;
  readonly phones: readonly Phone[];
  readonly ledger: Ledger;
  readonly chance: Chance;
  readonly signal: AbortSignal;
  /** Told when a step begins, with its place in the plan. */
  readonly onStep: (step: Step, place: number) => void;
}

/** Plays the plan from its first step to its last. Rejects when something does not go on. */
export async function play(plan: readonly Step[], cast: Cast): Promise<void> {
  const {organiser, phones, ledger, chance, signal} = cast;
  let activity: ActivityId = '';
  let hasHidden = false;

  const acts: {readonly [kind in Step['kind']]: (step: Step, place: number) => Promise<void>} = {
    joining: async ({ms}) => {
      for (const phone of phones) phone.start(chance.next() * ms);
    },
    welcome: async () => {
      await organiser.next();
    },
    writing: async ({ms}, place) => {
      activity = await organiser.next();
      const [gathering, reading] = plan.slice(place + 1);
      const course = {show: ms, next: ms + (gathering?.ms ?? 0) + (reading?.ms ?? 0)};
      for (const phone of phones) phone.takePart(activity, course);
    },
    gathering: async () => {
      await organiser.show(activity);
      await organiser.gathered(activity);
      ledger.released(activity);
    },
    reading: async () => {
      if (hasHidden) return;
      hasHidden = true;
      await organiser.hideAndUnhide();
    },
    close: async () => {
      await organiser.next();
    },
    ending: async () => {
      await organiser.end();
      await organiser.ended();
    },
  };

  for (const [place, step] of plan.entries()) {
    cast.onStep(step, place);
    const over = performance.now() + step.ms;
    await acts[step.kind](step, place);
    await sleep(Math.max(0, over - performance.now()), signal);
  }
}
