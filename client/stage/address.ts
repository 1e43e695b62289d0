import {createContext, useContext} from 'react';

/** Under which origin phones find the server: it goes into the QR code and the address. */
export const AddressContext = createContext<Promise<string> | null>(null);

export function useAddress(): Promise<string> {
  const address = useContext(AddressContext);
  if (!address) throw new Error('There is no AddressContext around this');
  return address;
}
