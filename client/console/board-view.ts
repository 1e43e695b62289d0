import {create} from 'zustand';
import type {ActivityId} from '../../shared/wire/ids.ts';

interface BoardView {
  readonly activity: ActivityId | null;
  /** The person has come from there to the list. */
  readonly isBack: boolean;
}

const useOpen = create<BoardView>(() => ({activity: null, isBack: false}));

/** The activity whose notes stand as a board in the place of the console's parts; null: the parts are shown. */
export const useBoardView = (): ActivityId | null => useOpen(state => state.activity);

export const useIsBack = (): boolean => useOpen(state => state.isBack);

export const showBoard = (activity: ActivityId | null): void => useOpen.setState({activity, isBack: activity === null});
