import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import {pageDocument} from '../wire/board.ts';
import type {ActionId, ContentId, PageId} from '../wire/ids.ts';
import {MAX_ACTIONS, MAX_PAGES} from '../wire/limits.ts';
import type {Action, PagesCommand} from './protocol.ts';

interface Page {
  readonly id: PageId;
  readonly title: ContentId;
}

/** Both in the order in which they were added. */
export interface Pages {
  readonly pages: ReadonlyMap<PageId, Page>;
  readonly actions: ReadonlyMap<ActionId, Action>;
}

export const noPages: Pages = {pages: new Map(), actions: new Map()};

export function evolvePages(state: Pages, event: Event): Pages {
  switch (event.type) {
    case 'page.added':
    case 'page.renamed':
      return {...state, pages: new Map(state.pages).set(event.page, {id: event.page, title: event.title})};
    case 'page.removed':
      return {
        pages: new Map([...state.pages].filter(([id]) => id !== event.page)),
        actions: new Map([...state.actions].filter(([, {page}]) => page !== event.page)),
      };
    case 'action.added': {
      const {action: id, page, what, who, by} = event;
      return {...state, actions: new Map(state.actions).set(id, {id, page, what, who, by})};
    }
    case 'action.changed': {
      const {action: id, what, who, by} = event;
      const before = state.actions.get(id);
      return before ? {...state, actions: new Map(state.actions).set(id, {...before, what, who, by})} : state;
    }
    case 'action.removed':
      return {...state, actions: new Map([...state.actions].filter(([id]) => id !== event.action))};
    default:
      return state;
  }
}

/** The actions that were agreed on a page; null: in the minutes. */
export const actionsOf = ({actions}: Pages, page: PageId | null): readonly Action[] =>
  [...actions.values()].filter(one => one.page === page);

export function decidePages({pages: state}: Session, command: PagesCommand, context: Context): Result {
  const {now, newId} = context;
  switch (command.type) {
    case 'page.add': {
      if (state.pages.has(command.page)) return ok([]);
      if (state.pages.size >= MAX_PAGES) return refuse('pages-full');
      const title = newId();
      return ok([{type: 'page.added', at: now, page: command.page, title}], {contents: {put: new Map([[title, command.title]])}});
    }
    case 'page.rename': {
      const page = state.pages.get(command.page);
      if (!page) return refuse('unknown-id');
      const title = newId();
      return ok([{type: 'page.renamed', at: now, page: page.id, title}], {
        contents: {put: new Map([[title, command.title]]), delete: [page.title]},
      });
    }
    case 'page.remove': {
      const page = state.pages.get(command.page);
      if (!page) return ok([]);
      return ok([{type: 'page.removed', at: now, page: page.id}], {
        contents: {delete: [page.title, ...actionsOf(state, page.id).flatMap(wordsOf)]},
        boards: {delete: [pageDocument(page.id)]},
      });
    }
    case 'action.add':
    case 'action.change':
    case 'action.remove':
      return decideActions(state, command, context);
  }
}

function decideActions({pages, actions}: Pages, command: PagesCommand & {type: `action.${string}`}, {now, newId}: Context): Result {
  const known = actions.get(command.action);
  if (command.type === 'action.remove') {
    return known ? ok([{type: 'action.removed', at: now, action: known.id}], {contents: {delete: wordsOf(known)}}) : ok([]);
  }
  const put = new Map<ContentId, string>();
  const keep = (text: string): ContentId => {
    const id = newId();
    put.set(id, text);
    return id;
  };
  const keepIfAny = (text: string): ContentId | null => (text === '' ? null : keep(text));
  if (command.type === 'action.change') {
    if (!known) return refuse('unknown-id');
    const words = {what: keep(command.what), who: keepIfAny(command.who), by: keepIfAny(command.by)};
    return ok([{type: 'action.changed', at: now, action: known.id, ...words}], {contents: {put, delete: wordsOf(known)}});
  }
  if (known) return ok([]);
  if (command.page !== null && !pages.has(command.page)) return refuse('unknown-id');
  if (actions.size >= MAX_ACTIONS) return refuse('actions-full');
  const words = {what: keep(command.what), who: keepIfAny(command.who), by: keepIfAny(command.by)};
  return ok([{type: 'action.added', at: now, action: command.action, page: command.page, ...words}], {contents: {put}});
}

const wordsOf = ({what, who, by}: Action): readonly ContentId[] => [what, who, by].filter(one => one !== null);
