import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ActionId, ContentId, PageId} from '../wire/ids.ts';
import type {ActionRecord, PageRecord} from '../wire/records.ts';

export function pageRecord({pages}: Session, contents: Contents, id: PageId): PageRecord | null {
  const page = pages.pages.get(id);
  return page ? {kind: 'page', id, title: contents.get(page.title) ?? ''} : null;
}

export function actionRecord({pages}: Session, contents: Contents, id: ActionId): ActionRecord | null {
  const action = pages.actions.get(id);
  if (!action) return null;
  const wordsAt = (content: ContentId | null) => (content === null ? '' : (contents.get(content) ?? ''));
  return {kind: 'action', id, page: action.page, what: wordsAt(action.what), who: wordsAt(action.who), by: wordsAt(action.by)};
}
