import {own} from './own-words.ts';

/** Answers what a page asks the server for, by path; nothing else is answered. */
export function answering(answers: Readonly<Record<string, unknown>>): void {
  own(answers);
  globalThis.fetch = async input => {
    const path = String(input instanceof Request ? input.url : input);
    if (!(path in answers)) throw new Error(`nobody answers ${path}`);
    return new Response(JSON.stringify(answers[path]), {headers: {'content-type': 'application/json'}});
  };
}
