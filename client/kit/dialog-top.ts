import {createContext, type ReactNode} from 'react';

/** What stands at the head of every dialog, because a modal one puts the head of the page out of reach. */
export const DialogTop = createContext<ReactNode>(null);
