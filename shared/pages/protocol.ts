import {z} from 'zod/mini';
import {type ActionId, type ContentId, Id, type Millis, type PageId} from '../wire/ids.ts';
import {MAX_ACTION_CHARS, MAX_BY_WHEN_CHARS, MAX_PAGE_TITLE_CHARS, MAX_WHO_CHARS} from '../wire/limits.ts';
import {Text} from '../wire/text.ts';

// The minutes are there without a command. What is written in them and on pages is a document of its own (server/board); here stands which pages
// there are, and what somebody is going to do.

/** The client makes the page's id. */
export const PageAdd = z.strictObject({type: z.literal('page.add'), page: Id, title: Text(MAX_PAGE_TITLE_CHARS)});
export const PageRename = z.strictObject({type: z.literal('page.rename'), page: Id, title: Text(MAX_PAGE_TITLE_CHARS)});
/** With its text and its actions. */
export const PageRemove = z.strictObject({type: z.literal('page.remove'), page: Id});

/** By when is as people say it: a date, or "before the summer". */
const What = Text(MAX_ACTION_CHARS);
const Who = Text(MAX_WHO_CHARS, {mayBeEmpty: true});
const ByWhen = Text(MAX_BY_WHEN_CHARS, {mayBeEmpty: true});

/** The client makes the action's id. `page`: where it was agreed; null: in the minutes. */
export const ActionAdd = z.strictObject({
  type: z.literal('action.add'),
  action: Id,
  page: z.nullable(Id),
  what: What,
  who: Who,
  by: ByWhen,
});
export const ActionChange = z.strictObject({type: z.literal('action.change'), action: Id, what: What, who: Who, by: ByWhen});
export const ActionRemove = z.strictObject({type: z.literal('action.remove'), action: Id});

export type PagesCommand =
  | z.infer<typeof PageAdd>
  | z.infer<typeof PageRename>
  | z.infer<typeof PageRemove>
  | z.infer<typeof ActionAdd>
  | z.infer<typeof ActionChange>
  | z.infer<typeof ActionRemove>;

/** What an action says, as contents; null: nothing was said. */
interface ActionWords {
  readonly what: ContentId;
  readonly who: ContentId | null;
  readonly by: ContentId | null;
}

export type PagesEvent =
  | {readonly type: 'page.added'; readonly at: Millis; readonly page: PageId; readonly title: ContentId}
  | {readonly type: 'page.renamed'; readonly at: Millis; readonly page: PageId; readonly title: ContentId}
  | {readonly type: 'page.removed'; readonly at: Millis; readonly page: PageId}
  | ({readonly type: 'action.added'; readonly at: Millis; readonly action: ActionId; readonly page: PageId | null} & ActionWords)
  | ({readonly type: 'action.changed'; readonly at: Millis; readonly action: ActionId} & ActionWords)
  | {readonly type: 'action.removed'; readonly at: Millis; readonly action: ActionId};

export interface Action extends ActionWords {
  readonly id: ActionId;
  readonly page: PageId | null;
}
