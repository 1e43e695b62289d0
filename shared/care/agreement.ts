import type {Context} from '../session/actor.ts';
import type {Event} from '../session/protocol.ts';
import {ok, type Result, refuse} from '../session/result.ts';
import type {Session} from '../session/state.ts';
import type {Contents} from '../session/view.ts';
import type {ContentId, Millis} from '../wire/ids.ts';
import type {AgreementLine} from '../wire/records.ts';
import type {CareCommand} from './protocol.ts';

/** How the group wants to treat one another. Its words are contents. */
export type Agreement = readonly {readonly line: ContentId; readonly changedAt: Millis | null}[];

export const noAgreement: Agreement = [];

export function evolveAgreement(agreement: Agreement, event: Event): Agreement {
  switch (event.type) {
    case 'session.created':
      return event.about.agreement.map(line => ({line, changedAt: null}));
    case 'agreement.changed':
      return event.lines.map(line => agreement.find(old => old.line === line) ?? {line, changedAt: event.at});
    default:
      return agreement;
  }
}

/** Refused when a line that shall stay has gone meanwhile: somebody else has changed it. */
export function decideAgreement({agreement}: Session, {lines}: CareCommand, {now, newId}: Context): Result {
  const left = new Set(agreement.map(({line}) => line));
  const put = new Map<ContentId, string>();
  const next: ContentId[] = [];
  for (const wanted of lines) {
    if ('keep' in wanted) {
      if (!left.delete(wanted.keep)) return refuse('moved-on');
      next.push(wanted.keep);
    } else {
      const id = newId();
      put.set(id, wanted.text);
      next.push(id);
    }
  }
  const isSame = next.length === agreement.length && next.every((line, place) => agreement[place]?.line === line);
  return isSame ? ok([]) : ok([{type: 'agreement.changed', at: now, lines: next}], {contents: {put, delete: [...left]}});
}

export const lineRecords = (agreement: Agreement, contents: Contents): readonly AgreementLine[] =>
  agreement.map(({line, changedAt}) => ({id: line, text: contents.get(line) ?? '', changedAt}));
