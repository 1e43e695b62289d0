import type {PageLine} from '../../shared/pages/lines.ts';
import type {Texts} from '../../shared/report/model.ts';
import type {Session} from '../../shared/session/state.ts';
import {pageDocument, type TextDocument} from '../../shared/wire/board.ts';
import type {SessionId} from '../../shared/wire/ids.ts';
import type {Store} from '../store/contract.ts';
import type {Replayer} from './replayer.ts';

interface TextsDeps {
  readonly store: Pick<Store, 'loadBoard'>;
  readonly replayer: Pick<Replayer, 'read'>;
}

/** The minutes and pages of a session, as they are stored: what a page was told is saved is in it. Rejects when one of them cannot be read. */
export async function textsOf(id: SessionId, {pages}: Session, {store, replayer}: TextsDeps): Promise<Texts> {
  const documents: readonly TextDocument[] = ['minutes', ...[...pages.pages.keys()].map(pageDocument)];
  const texts = new Map<TextDocument, readonly PageLine[]>();
  for (const document of documents) {
    const {state, updates} = await store.loadBoard(id, document);
    if (state || updates.length > 0) texts.set(document, await replayer.read([...(state ? [state] : []), ...updates]));
  }
  return texts;
}
