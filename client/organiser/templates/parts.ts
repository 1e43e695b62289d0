import {plainActivity} from '../../../shared/agenda/plan.ts';
import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import {type TemplateWords, t} from '../../locales/templates.ts';

/** Minutes: planned, and the shortest that is still useful. */
export type Span = readonly [minutes: number, shortest: number];

export type Part = Partial<Pick<NewActivity, 'stretch' | 'dots' | 'source'>> & {
  readonly prompt?: TemplateWords;
  /** What the facilitator may say, one paragraph each. */
  readonly script?: readonly TemplateWords[];
  readonly themes?: readonly TemplateWords[];
  readonly rows?: readonly Row[];
};

interface Row {
  readonly question?: TemplateWords;
  readonly answers: readonly TemplateWords[];
}

/** One activity of a template in the words of the locale. What is not said of it is as plain as it can be. */
export function part(kind: NewActivity['kind'], title: TemplateWords, [minutes, shortest]: Span, more: Part = {}): NewActivity {
  const {prompt, script = [], themes = [], rows = [], ...rest} = more;
  return plainActivity({
    ...rest,
    kind,
    title: t(title),
    prompt: prompt ? t(prompt) : '',
    minutes,
    shortest,
    stretch: rest.stretch ?? (kind === 'break' ? 'break' : 'shrink'),
    script: script.map(words => t(words)).join('\n\n'),
    themes: themes.map(words => t(words)),
    rows: rows.map(({question, answers}) => ({question: question ? t(question) : '', options: answers.map(words => t(words))})),
  });
}

const FEELINGS = ['answer.struggling', 'answer.low', 'answer.ok', 'answer.good', 'answer.great'] as const;
export const HOW_MUCH = [
  'answer.not-at-all',
  'answer.a-little',
  'answer.some',
  'answer.a-lot',
  'answer.completely',
  'answer.not-sure',
] as const;
const CONSENT = ['answer.consent', 'answer.concern', 'answer.object', 'answer.ask-first'] as const;
const HEARD = ['answer.not-at-all', 'answer.a-little', 'answer.mostly', 'answer.yes'] as const;

/** The first activity: what the facilitator says to begin with, and what there is to know about the template. */
export const arrival = (title: TemplateWords, span: Span, note: TemplateWords, prompt: TemplateWords = 'prompt.arrive'): NewActivity =>
  part('read', title, span, {prompt, stretch: 'fixed', script: ['script.opening', 'script.code', note]});

/** What the facilitator says while the group agrees how to treat one another. */
export const AGREEING = ['script.agreement', 'script.distress'] as const;
/** To begin to write with, and before what was written is shown. */
export const WRITING = ['script.write', 'script.reveal'] as const;

export const agreement = (title: TemplateWords, span: Span, more: Part = {}): NewActivity =>
  part('agreement', title, span, {
    stretch: 'fixed',
    rows: [{answers: ['answer.agree', 'answer.not-say']}],
    prompt: 'prompt.agreement',
    script: AGREEING,
    ...more,
  });

export const checkIn = (title: TemplateWords, span: Span, prompt: TemplateWords = 'prompt.check-in'): NewActivity =>
  part('check-in', title, span, {prompt, rows: [{answers: FEELINGS}]});

export const consent = (title: TemplateWords, span: Span, prompt: TemplateWords, more: Part = {}): NewActivity =>
  part('choice', title, span, {prompt, rows: [{answers: CONSENT}], ...more});

export const pause = (minutes: number): NewActivity => part('break', 'title.break', [minutes, minutes], {script: ['script.over-time']});

export const closing = (title: TemplateWords, span: Span, more: Part = {}): NewActivity =>
  part('close', title, span, {
    prompt: 'prompt.heard',
    stretch: 'fixed',
    rows: [{question: 'prompt.heard', answers: HEARD}],
    themes: ['theme.keep', 'theme.change'],
    script: ['script.close'],
    ...more,
  });
