import {createStore, type StoreApi} from 'zustand/vanilla';

/** Words that the server could never take, until whoever wrote them has put them away: nobody else has them. Null: none. */
export type LostWords = StoreApi<{readonly words: string | null}>;

export const newLostWords = (): LostWords => createStore(() => ({words: null}));

/** Below those that were lost before. */
export const addLost = (lost: LostWords, words: string): void =>
  lost.setState(({words: before}) => ({words: before === null ? words : `${before}\n${words}`}));

export const forgetLost = (lost: LostWords): void => lost.setState({words: null});
