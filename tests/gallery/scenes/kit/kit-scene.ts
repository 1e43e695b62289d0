import type {ReactNode} from 'react';
import type {Scene} from '../../scene.ts';

/** One part of the kit by itself, with nothing around it. */
export const kit = (name: string, content: ReactNode, more: Partial<Scene> = {}): Scene => ({
  name: `kit/${name}`,
  show: async () => content,
  ...more,
});

export const nothing = () => undefined;

/** No language that it was drawn for. */
export const LONG = 'Ein sehr langes Wort wie Teilnahmevoraussetzungsbescheinigung, Gwasanaethau Cymdeithasol';
