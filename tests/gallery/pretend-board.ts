import * as Y from 'yjs';
import {createStore} from 'zustand/vanilla';
import type {LinkOptions, LinkState} from '../../client/board/link.ts';
import type {BoardValue} from '../../shared/board/values.ts';
import {own} from './own-words.ts';

/** A board as a scene shows it, and how its connection stands. */
export interface PretendBoard {
  readonly values?: readonly BoardValue[];
  readonly state?: Partial<Omit<LinkState, 'doc'>>;
}

/** A board without a server: a real document that nobody else has. */
export const pretendBoard =
  ({values = [], state = {}}: PretendBoard) =>
  (_options: LinkOptions) => {
    const doc = new Y.Doc();
    const map = doc.getMap('board');
    for (const [at, value] of values.entries()) {
      map.set(`key ${at}`, value);
      if ('heading' in value) own(value.heading);
    }
    const told = createStore<LinkState>(() => ({status: 'saved', doc, isUnsaved: false, mayWrite: true, refused: null, ...state}));
    return {state: told, look: () => undefined, renew: () => undefined, close: () => undefined};
  };
