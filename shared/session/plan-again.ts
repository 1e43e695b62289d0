import type {NewActivity, PlannedActivity} from '../agenda/protocol.ts';
import type {ContentId} from '../wire/ids.ts';
import type {LifecycleEvent, NewSession} from './lifecycle.ts';
import type {Session} from './state.ts';
import type {Contents} from './view.ts';

/**
 * The plan from which a session was made, with what those who lead have changed since, to use it again. What the group itself
 * made of it (themes that were added, breaks that were put in) stays with the group.
 */
export function planAgain(created: LifecycleEvent & {type: 'session.created'}, session: Session, contents: Contents): NewSession {
  const words = (id: ContentId) => contents.get(id) ?? '';
  const {about, activities} = created;
  return {
    title: words(created.title),
    startsAt: about.startsAt,
    endsBy: about.endsBy ?? null,
    contentNote: words(about.contentNote),
    support: words(about.support),
    whatNext: words(about.whatNext),
    agreement: session.agreement.map(({line}) => words(line)).filter(line => line !== ''),
    ...(about.hasQuickExit && {hasQuickExit: true}),
    activities: activities.map(planned => activityAgain(planned, activities, session, words)),
  };
}

function activityAgain(
  planned: PlannedActivity,
  all: readonly PlannedActivity[],
  {agenda, voice}: Session,
  words: (id: ContentId) => string,
): NewActivity {
  const {kind, minutes, shortest, stretch, ballot} = planned;
  const source = all.findIndex(one => one.id === planned.source);
  return {
    kind,
    title: words(planned.title),
    prompt: words(agenda.activities.get(planned.id)?.prompt ?? planned.prompt),
    script: words(planned.script),
    minutes,
    shortest,
    stretch,
    notBefore: planned.notBefore ?? null,
    themes: planned.themes.flatMap(({id}) => {
      const theme = voice.themes.get(id);
      return theme ? [words(theme.title)] : [];
    }),
    rows: ballot?.asks === 'one' ? ballot.rows.map(row => ({question: words(row.question), options: row.options.map(words)})) : [],
    dots: ballot?.asks === 'dots' ? ballot.dots : 0,
    source: source < 0 ? null : source,
  };
}
