import type {BoardDocument} from '../../shared/wire/board.ts';
import type {Shape} from './update.ts';

/** What may be written into each document. */
export const SHAPES: Readonly<Record<BoardDocument, Shape>> = {
  board: {roots: new Set(['board']), contents: new Set(['any', 'deleted']), isFlat: true},
};
