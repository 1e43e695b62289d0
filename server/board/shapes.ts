import {PAGE_FORMATS, PAGE_ROOT} from '../../shared/pages/lines.ts';
import {type BoardDocument, isText} from '../../shared/wire/board.ts';
import type {Shape} from './update.ts';

const BOARD: Shape = {roots: new Set(['board']), contents: new Set(['any', 'deleted']), holds: 'values'};

const TEXT: Shape = {
  roots: new Set([PAGE_ROOT]),
  contents: new Set(['string', 'format', 'deleted']),
  holds: 'text',
  formats: new Map<string, ReadonlySet<unknown>>(Object.entries(PAGE_FORMATS).map(([key, values]) => [key, new Set<unknown>(values)])),
};

/** What may be written into a document. */
export const shapeOf = (document: BoardDocument): Shape => (isText(document) ? TEXT : BOARD);
