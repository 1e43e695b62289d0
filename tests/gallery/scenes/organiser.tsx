import type {Complete} from '../scene.ts';

/** Scenes of the organiser's pages are added here, by page. */
export const ORGANISER: Complete<never> = {};
