import {createContext, useContext} from 'react';
import type {AddressAnswer} from '../../shared/wire/http.ts';
import type {Changes} from './changes.ts';

/** What one open console has beside its room. */
export interface Desk {
  readonly changes: Changes;
  /** Where phones find the server. */
  readonly address: Promise<AddressAnswer>;
}

export const DeskContext = createContext<Desk | null>(null);

export function useDesk(): Desk {
  const desk = useContext(DeskContext);
  if (!desk) throw new Error('There is no DeskContext around this');
  return desk;
}
