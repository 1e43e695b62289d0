import {create} from 'zustand';
import type {ActivityId} from '../../shared/wire/ids.ts';

const useOpen = create<{readonly activity: ActivityId | null}>(() => ({activity: null}));

/** The activity whose notes stand as a board in the place of the console's parts; null: the parts are shown. */
export const useBoardView = (): ActivityId | null => useOpen(state => state.activity);

export const showBoard = (activity: ActivityId | null): void => useOpen.setState({activity});
