import * as Y from 'yjs';
import {createStore} from 'zustand/vanilla';
import type {LinkOptions, LinkState} from '../../client/board/link.ts';
import type {BoardValue, Heading} from '../../shared/board/values.ts';
import {own} from './own-words.ts';

/** A board as a scene shows it, and how its connection stands. */
export interface PretendBoard {
  readonly values?: readonly BoardValue[];
  readonly state?: Partial<Omit<LinkState, 'doc'>>;
  /** Headings that were put here and could never be taken. */
  readonly lost?: readonly Heading[];
}

/** A board without a server: a real document that nobody else has. */
export const pretendBoard =
  ({values = [], state = {}, lost = []}: PretendBoard) =>
  ({onFresh}: LinkOptions) => {
    const doc = docOf(values);
    const told = createStore<LinkState>(() => ({status: 'saved', doc, isUnsaved: false, mayWrite: true, refused: null, ...state}));
    if (lost.length > 0) {
      setTimeout(() => {
        write(doc, lost, 'lost');
        onFresh?.({doc, storedTo: 0});
        told.setState({doc: docOf(values)});
      });
    }
    return {state: told, renew: () => undefined, close: () => undefined};
  };

function docOf(values: readonly BoardValue[]): Y.Doc {
  const doc = new Y.Doc();
  write(doc, values, 'key');
  return doc;
}

function write(doc: Y.Doc, values: readonly BoardValue[], key: string): void {
  const map = doc.getMap('board');
  for (const [at, value] of values.entries()) {
    map.set(`${key} ${at}`, value);
    if ('heading' in value) own(value.heading);
  }
}
