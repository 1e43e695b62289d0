import {useEffect} from 'react';
import {create} from 'zustand';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';

/** Long enough to read nine notes. */
const PAGE_MS: Millis = 20 * SECOND;

interface Pager {
  /** Of what; a new view begins at its first page. */
  readonly of: string;
  /** From 0. */
  readonly page: number;
  readonly pages: number;
  readonly isHeld: boolean;
  readonly lay: (of: string, pages: number) => void;
  readonly turn: (by: 1 | -1) => void;
  /** On from this page, unless another one is on the screen by now. */
  readonly turnFrom: (page: number) => void;
  readonly hold: (isHeld: boolean) => void;
}

/** Which page of a long view is on the screen. */
export const usePager = create<Pager>(set => ({
  of: '',
  page: 0,
  pages: 1,
  isHeld: false,
  lay: (of, pages) => set(pager => laid(pager, of, pages)),
  turn: by => set(({page, pages}) => ({page: turned(page, pages, by)})),
  turnFrom: from => set(({page, pages}) => (page === from ? {page: turned(page, pages, 1)} : {})),
  hold: isHeld => set({isHeld}),
}));

/** After the last page comes the first. */
export const turned = (page: number, pages: number, by: 1 | -1): number => (page + by + pages) % pages;

/** What is held stays held while more pages come, and is let go with its view. */
export function laid<State extends Pick<Pager, 'of' | 'page' | 'pages' | 'isHeld'>>(pager: State, of: string, pages: number): State {
  const count = Math.max(1, pages);
  if (pager.of !== of) return {...pager, of, pages: count, page: 0, isHeld: false};
  return pager.pages === count ? pager : {...pager, pages: count, page: Math.min(pager.page, count - 1)};
}

/** The page to show, from 0. The pages of one view turn by themselves, unless one is held. */
export function usePage(of: string, pages: number): number {
  const isMine = usePager(pager => pager.of === of);
  const page = usePager(pager => pager.page);
  const isHeld = usePager(pager => pager.isHeld);
  useEffect(() => usePager.getState().lay(of, pages), [of, pages]);
  const isTurning = isMine && pages > 1 && !isHeld;
  // The twenty seconds begin anew with every page, also with one that was turned by hand.
  useEffect(() => {
    if (!isTurning) return;
    const timer = setTimeout(() => usePager.getState().turnFrom(page), PAGE_MS);
    return () => clearTimeout(timer);
  }, [isTurning, page]);
  return isMine ? Math.min(page, Math.max(0, pages - 1)) : 0;
}
