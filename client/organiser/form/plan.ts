import {planProblem} from '../../../shared/agenda/plan.ts';
import type {NewActivity} from '../../../shared/agenda/protocol.ts';
import type {NewSession} from '../../../shared/session/lifecycle.ts';
import {CreateSessionRequest} from '../../../shared/wire/http.ts';
import type {Millis} from '../../../shared/wire/ids.ts';
import type {FieldError} from '../../kit/form.tsx';
import {type Draft, type FormRow, kept, linesIn, wholeIn} from './draft.ts';
import {errorAt, problemIn} from './errors.ts';
import {hasManyQuestions, hasPrompt, hasQuestions, hasSource, hasThemes} from './kinds.ts';

export type Checked =
  | {readonly ok: true; readonly request: CreateSessionRequest}
  | {readonly ok: false; readonly errors: readonly FieldError[]};

/** Parsed with the schema that the server uses; what it refuses becomes a sentence beside its field, in the order of the page. */
export function checked(draft: Draft): Checked {
  const rows = kept(draft.rows);
  const parsed = CreateSessionRequest.safeParse({id: draft.id, plan: planIn(draft, rows)});
  if (!parsed.success) {
    const errors = parsed.error.issues.map(issue => errorAt(issue.path.slice(1), draft, rows));
    return {ok: false, errors: errors.filter((error, at) => isFirstOf(errors, error, at))};
  }
  const found = planProblem(parsed.data.plan);
  if (found) return {ok: false, errors: [problemIn(found, rows)]};
  return {ok: true, request: parsed.data};
}

/** One sentence for each field, and none about the shortest minutes where the minutes themselves are wrong. */
const isFirstOf = (errors: readonly FieldError[], {field}: FieldError, at: number): boolean =>
  errors.findIndex(one => one.field === field) === at &&
  !errors.some(one => one.field !== null && one.field !== field && one.field === field?.replace(/^shortest-/, 'minutes-'));

/** Only what a kind has goes into the plan; whatever else was typed stays in the form. */
function planIn(draft: Draft, rows: readonly FormRow[]): NewSession {
  const {title, startsAt, contentNote, support, whatNext, agreement} = draft;
  return {
    title,
    startsAt: momentOf(startsAt),
    endsBy: momentOf(draft.endsBy ?? ''),
    contentNote,
    support,
    whatNext,
    agreement: linesIn(agreement),
    ...(draft.hasQuickExit && {hasQuickExit: true}),
    activities: rows.map(row => activityIn(row, rows)),
  };
}

/** Of the browser's field for a date and a time; null: empty. */
const momentOf = (typed: string): Millis | null => (typed === '' ? null : new Date(typed).getTime());

function activityIn(row: FormRow, rows: readonly FormRow[]): NewActivity {
  const {kind, title, prompt, script} = row;
  const minutes = wholeIn(row.minutes);
  const shortest = kind === 'break' || row.shortest.trim() === '' ? minutes : wholeIn(row.shortest);
  const source = hasSource(kind) ? rows.findIndex(one => one.row === row.source) : -1;
  const questions = hasQuestions(kind) ? row.questions.slice(0, hasManyQuestions(kind) ? undefined : 1) : [];
  return {
    kind,
    title,
    prompt: hasPrompt(kind) ? prompt : '',
    minutes,
    // Whoever makes an activity shorter means its shortest form too.
    shortest: shortest > minutes ? minutes : shortest,
    stretch: kind === 'break' ? 'break' : row.stretch,
    notBefore: null,
    themes: hasThemes(kind) ? linesIn(row.themes) : [],
    rows: questions.map(({question, answers}) => ({question, options: linesIn(answers)})),
    dots: kind === 'dots' ? wholeIn(row.dots) : 0,
    source: source < 0 ? null : source,
    script,
  };
}
