import type {ReactNode} from 'react';

export type Surface = 'kit' | 'phone' | 'door' | 'console' | 'stage' | 'organiser';

/** One screen in one state, shown by itself. */
export interface Scene {
  /** What an address, a tree and a picture are called by: `phone/lobby/first`. */
  readonly name: `${Surface}/${string}`;
  /** Mounted once. What belongs around the surface (contexts, a pretend room) comes with it. */
  readonly show: () => Promise<ReactNode>;
  /** Presses and typing after it stands, as a person would, until the state is there. */
  readonly act?: (stage: Stage) => Promise<void>;
  /** What others do meanwhile, one act at each call: nothing that is being read may move by it. */
  readonly others?: (step: number) => void;
  /** In the short selection that every test run looks at. */
  readonly isSmoke?: boolean;
}

/** A scene in which things happen, and what is said of them to those who hear the page. Its states are looked at in other scenes. */
export interface SpokenScene extends Scene {
  readonly script: readonly Beat[];
}

/** Something happens, and this is said of it, in this order. */
export interface Beat {
  readonly happens: (stage: Stage) => void | Promise<void>;
  readonly hears: readonly string[];
}

/** What a scene may do to itself. */
export interface Stage {
  readonly press: (name: string) => Promise<void>;
  /** Where two buttons have the same words. */
  readonly pressAt: (id: string) => Promise<void>;
  readonly type: (label: string, text: string) => Promise<void>;
}

/** Scenes by what has to be shown: a state without a scene does not compile. */
export type Complete<State extends string> = Readonly<Record<State, readonly Scene[]>>;

export const allOf = <State extends string>(scenes: Complete<State>): readonly Scene[] => Object.values<readonly Scene[]>(scenes).flat();

export const surfaceOf = ({name}: Scene): Surface => name.split('/')[0] as Surface;

/** Runs on phones, so on both renderers. */
export const isOnPhones = (scene: Scene): boolean => surfaceOf(scene) === 'phone' || surfaceOf(scene) === 'kit';

/** Pressed with thumbs. The plain pages of the door are, though no script renders them. */
export const isForThumbs = (scene: Scene): boolean => isOnPhones(scene) || surfaceOf(scene) === 'door';

/** Told in a scene's name alone, so that it is a file's name too. */
export const fileOf = (name: string): string => name.replaceAll('/', '.');
