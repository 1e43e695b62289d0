import {createContext, useContext} from 'react';
import type {Phone} from './phone.ts';

/** Carries the handle of what runs in this tab. */
export const PhoneContext = createContext<Phone | null>(null);

export function usePhone(): Phone {
  const phone = useContext(PhoneContext);
  if (!phone) throw new Error('There is no PhoneContext around this');
  return phone;
}
