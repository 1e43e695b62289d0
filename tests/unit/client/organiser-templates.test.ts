import {describe, expect, test} from 'vitest';
import {planFrom, TEMPLATE_IDS, template, templateNamed} from '../../../client/organiser/templates/templates.ts';
import {planProblem} from '../../../shared/agenda/plan.ts';
import {NewSession} from '../../../shared/session/lifecycle.ts';

const words = (text: string) => text.split(/\s+/).filter(Boolean).length;
const sum = (numbers: readonly number[]) => numbers.reduce((total, one) => total + one, 0);
const OWN = TEMPLATE_IDS.filter(id => id !== 'blank');

describe('a template', () => {
  test.each([
    ['co-planning', 90, 70, 10],
    ['co-design', 120, 95, 18],
    ['co-delivery', 75, 56, 10],
    ['co-evaluation', 90, 71, 10],
    ['one-two-four-all', 28, 19, 0],
    ['consent', 33, 23, 0],
    ['check-in', 12, 8, 0],
    ['circle', 50, 35, 0],
  ] as const)('%s takes %i minutes, %i at the shortest, %i of them a break', (id, minutes, shortest, breaks) => {
    const {activities} = template(id);
    expect(sum(activities.map(activity => activity.minutes))).toBe(minutes);
    expect(sum(activities.map(activity => activity.shortest))).toBe(shortest);
    expect(sum(activities.filter(({kind}) => kind === 'break').map(activity => activity.minutes))).toBe(breaks);
  });

  test.each(OWN)('%s is a plan that the server takes as it is', id => {
    const plan = planFrom(template(id));
    expect(NewSession.parse(plan)).toEqual(plan);
    expect(planProblem(plan)).toBeNull();
    expect(plan.title).not.toBe('');
    expect(plan.agreement).toHaveLength(6);
    expect(plan.support).toContain('116 123');
  });

  test.each(OWN)('%s has prompts of 25 words at most, and protects its breaks', id => {
    const {activities} = template(id);
    expect(activities.filter(({prompt}) => words(prompt) > 25)).toEqual([]);
    expect(activities.filter(({kind, stretch}) => (kind === 'break') !== (stretch === 'break'))).toEqual([]);
    expect(activities.filter(({kind, minutes, shortest}) => kind === 'break' && shortest !== minutes)).toEqual([]);
  });

  test.each(OWN)('%s says to participants sentences of 15 words at most', id => {
    const said = template(id).activities.flatMap(({title, prompt, themes, rows}) => [
      title,
      prompt,
      ...themes,
      ...rows.flatMap(row => row.options),
    ]);
    const long = said.flatMap(text => text.split(/(?<=[.?!])\s+/)).filter(sentence => words(sentence) > 15);
    expect(long).toEqual([]);
  });

  test.each(OWN)('%s reads, sorts and gives dots to the notes written last before', id => {
    const {activities} = template(id);
    for (const [place, {kind, source}] of activities.entries()) {
      if (kind === 'react' || kind === 'sort' || kind === 'dots') {
        expect(source).toBe(activities.slice(0, place).findLastIndex(activity => activity.kind === 'write'));
      } else expect(source).toBeNull();
    }
  });

  test.each(OWN)('%s opens with the words that let everyone in', id => {
    expect(template(id).activities[0]?.script).toContain('You can take part by writing, speaking, or listening.');
  });

  test.each(OWN)('%s asks or says something on the phones in every activity', id => {
    // A break says by itself when it is over.
    expect(template(id).activities.filter(({kind, prompt}) => kind !== 'break' && prompt === '')).toEqual([]);
  });

  test.each(OWN)('%s begins no activity with words for a moment that has not come', id => {
    const conditional = /^(If|Before) /;
    const parts = template(id).activities.map(({kind, script}) => ({kind, parts: script.split('\n\n')}));
    expect(parts.filter(({kind, parts: [first = '']}) => kind !== 'break' && conditional.test(first))).toEqual([]);
    const told = parts.flatMap(one => one.parts).filter(words => /going to show all|Let us pause|We need more time/.test(words));
    expect(told.filter(words => !conditional.test(words))).toEqual([]);
  });

  test.each(OWN)('%s says the code in its first activity alone', id => {
    const says = template(id).activities.map(({script}) => script.includes('at the foot of the big screen'));
    expect(says).toEqual(says.map((_, place) => place === 0));
  });

  test('that is blank needs titles and nothing more', () => {
    const plan = planFrom(template('blank'));
    const filled = {...plan, title: 'Tuesday', activities: plan.activities.map(activity => ({...activity, title: 'Ideas'}))};
    expect(NewSession.safeParse(plan).success).toBe(false);
    expect(NewSession.safeParse(filled).success).toBe(true);
  });

  test('is found by its name, and nothing else is', () => {
    expect(templateNamed('blank')?.id).toBe('blank');
    expect(templateNamed('')).toBeNull();
    expect(templateNamed('toString')).toBeNull();
  });
});
