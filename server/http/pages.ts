import {readFileSync} from 'node:fs';
import {join} from 'node:path';
import {gzipSync} from 'node:zlib';
import type {Response} from 'express';
import type {RefusalCode} from '../../shared/wire/codes.ts';
import type {JoinRequest} from '../../shared/wire/http.ts';
import {type Millis, SECOND} from '../../shared/wire/ids.ts';
import {JOIN_AGAIN_MS} from '../../shared/wire/limits.ts';
import {tidy} from '../../shared/wire/text.ts';
import type {Room} from '../rooms/room.ts';
import {statusOf} from './refusals.ts';

interface Sentences {
  readonly refusals: Readonly<Record<RefusalCode, {readonly heading: string; readonly sentence: string}>>;
  readonly join: {readonly empty: string; readonly wrongLength: string; readonly full: string; readonly manyWrong: string};
  readonly note: {readonly empty: string; readonly tooLong: string; readonly tooMany: string};
}

const PAGE_FILES = [
  'join.html',
  'join-error.html',
  'start.html',
  'wait.html',
  'early.html',
  'shell.html',
  'console.html',
  'stage.html',
  'organiser.html',
  'locked.html',
  'knocked.html',
  'not-now.html',
  'let-in.html',
  'left.html',
  'not-sent.html',
  'message.html',
] as const;

export type PageFile = (typeof PAGE_FILES)[number];

/** What somebody sent who wants to come in. `startsAt`: when the session is meant to begin, where that is known. */
interface Joining {
  readonly action: string;
  readonly asked: JoinRequest;
  readonly startsAt?: Millis | null;
}

/** The ready pages that the client's build made, with their slots to be filled. The server has no sentence of its own. */
export class HtmlPages {
  readonly #pages: ReadonlyMap<string, string>;
  readonly sentences: Sentences;

  /** `folder`: `dist/client/pages`. Throws when the client was not built. */
  constructor(folder: string) {
    this.#pages = new Map(PAGE_FILES.map(file => [file, readFileSync(join(folder, file), 'utf8')]));
    const {join: form, note, ...refusals} = JSON.parse(readFileSync(join(folder, 'refusals.json'), 'utf8'));
    this.sentences = {refusals, join: form, note};
  }

  send(response: Response, file: PageFile, slots: Readonly<Record<string, string>> = {}, status = 200): void {
    this.sendHtml(
      response,
      (this.#pages.get(file) ?? '').replace(/\{\{(\w+)\}\}/g, (_slot, name: string) => escapeHtml(slots[name] ?? '')),
      status,
    );
  }

  /** A whole page that is ready. */
  sendHtml(response: Response, html: string, status = 200): void {
    // A page is the same for everyone but names fresh files: it is asked for again each time.
    // What hangs on who asks has said already that nobody keeps it.
    if (!response.hasHeader('Cache-Control')) response.set('Cache-Control', 'no-cache');
    response.status(status).type('html').vary('Accept-Encoding');
    if (response.req.acceptsEncodings('gzip') === 'gzip') response.set('Content-Encoding', 'gzip').send(gzipSync(html));
    else response.send(html);
  }

  /** Somebody's note by the form was refused: they get their words back. */
  sendNotSent(response: Response, code: RefusalCode, {session, words}: {readonly session: string; readonly words: string}): void {
    const {empty, tooLong, tooMany} = this.sentences.note;
    const own: Partial<Record<RefusalCode, string>> = {
      malformed: tidy(words) === '' ? empty : tooLong,
      'too-large': tooLong,
      'too-many': tooMany,
    };
    this.send(response, 'not-sent.html', {session, words, sentence: own[code] ?? this.sentences.refusals[code].sentence}, statusOf(code));
  }

  /** Nothing is wrong with what was sent: the page sends it again. False where another refusal has to be told. */
  sendWait(response: Response, code: RefusalCode, {action, asked, startsAt}: Joining): boolean {
    const {join: form, refusals} = this.sentences;
    const [name, value] = 'code' in asked ? ['code', asked.code] : ['key', asked.key];
    const sent = {action, name, value};
    const why: Partial<Record<RefusalCode, string>> = {
      'too-many': form.full,
      'codes-wait': form.manyWrong,
      'closing-down': refusals['closing-down'].sentence,
    };
    if (code === 'not-open-yet') {
      this.send(response, 'early.html', {...sent, startsAt: startsAt ? new Date(startsAt).toISOString() : ''}, statusOf(code));
      return true;
    }
    const sentence = why[code];
    if (sentence === undefined) return false;
    response.set('Retry-After', String(JOIN_AGAIN_MS / SECOND));
    this.send(response, 'wait.html', {...sent, sentence}, statusOf(code));
    return true;
  }

  sendRefusal(response: Response, code: RefusalCode): void {
    const {heading, sentence} = this.sentences.refusals[code];
    this.send(response, 'message.html', {heading, sentence}, statusOf(code));
  }
}

/** For the slot `exit`: whether the session has a way to leave quickly. */
export const exitOf = (opened: {readonly room: Pick<Room, 'known'>} | null): 'on' | 'off' =>
  opened?.room.known.session.about?.hasQuickExit ? 'on' : 'off';

const ESCAPES: Readonly<Record<string, string>> = {'&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;'};

export const escapeHtml = (text: string): string => text.replace(/[&<>"']/g, sign => ESCAPES[sign] ?? sign);
