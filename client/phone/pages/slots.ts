/**
 * The slots of the ready pages, for whoever fills them. A slot is the literal `{{name}}`; the server replaces each by
 * HTML-escaped text (`& < > " '`), and knows no sentence of its own. There are no conditions in a page: where a part is
 * shown only with an error, the page exists twice.
 *
 * | file              | for                                             | slots |
 * |-------------------|-------------------------------------------------|-------|
 * | `join.html`       | `/`, `/j`                                       | none |
 * | `join-error.html` | a code that was refused, status 4xx             | `code` as it was typed, `error` a sentence |
 * | `start.html`      | after `POST /live/code` has found a session     | `code`, `exit` |
 * | `wait.html`       | joining, when too much comes at once, status 429 or 503 | `action` the address, `name` and `value` what was sent, `sentence` why |
 * | `early.html`      | joining before the session is open, status 409  | `action`, `name`, `value`, `startsAt` an ISO instant or empty |
 * | `shell.html`      | `/s/<session>`                                  | none |
 * | `console.html`    | `/f`, `/f/<session>`                            | none |
 * | `stage.html`      | `/f/<session>/stage`                            | none |
 * | `organiser.html`  | `/o`                                            | none |
 * | `locked.html`     | a locked session, for who has shown its code    | `session`, `exit` |
 * | `knocked.html`    | asked to be let in, and waiting                 | `session`, `exit` |
 * | `not-now.html`    | told "not now"                                  | `session`, `exit` |
 * | `let-in.html`     | may come in by now                              | `session`, `exit` |
 * | `left.html`       | after leaving quickly without script            | none |
 * | `not-sent.html`   | a note from the page without script, refused    | `session`, `sentence` why, `words` as they were typed |
 * | `message.html`    | any refusal without a form                      | `heading`, `sentence` |
 *
 * `exit` is `on` where the session has a way to leave quickly, else `off`.
 *
 * `refusals.json` is `{[code]: {heading, sentence}}` for every refusal code, and beside them `join` with the sentences of
 * the form itself: `{join: {empty, wrongLength, full, manyWrong}}`, and `note` with those of the form for a note: `{empty, tooLong, tooMany}`. The plain title is part of each page; error pages begin theirs with "Error:".
 */
export const SLOTS = {
  'join.html': [],
  'join-error.html': ['code', 'error'],
  'start.html': ['code', 'exit'],
  'wait.html': ['action', 'name', 'value', 'sentence'],
  'early.html': ['action', 'name', 'value', 'startsAt'],
  'shell.html': [],
  'console.html': [],
  'stage.html': [],
  'organiser.html': [],
  'locked.html': ['session', 'exit'],
  'knocked.html': ['session', 'exit'],
  'not-now.html': ['session', 'exit'],
  'let-in.html': ['session', 'exit'],
  'left.html': [],
  'not-sent.html': ['session', 'sentence', 'words'],
  'message.html': ['heading', 'sentence'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type PageName = keyof typeof SLOTS;

export const slot = <Name extends (typeof SLOTS)[PageName][number]>(name: Name): string => `{{${name}}}`;
