import {expect, test} from 'vitest';
import {iconOf} from '../../../client/activities/agreement/line-icons.ts';
import {planFrom, template} from '../../../client/organiser/templates/templates.ts';

const {agreement} = planFrom(template('co-design'));

test('[R103] each line that an agreement begins with has a picture of its own', () => {
  const icons = agreement.map(iconOf);
  expect(icons).toEqual(['speech', 'forward', 'person', 'lock', 'heart', 'cup']);
});

test('[R103] a line that somebody has written or changed has the one that says nothing of its own', () => {
  const [first = ''] = agreement;
  for (const line of ['No photos, please.', `${first} And briefly.`, first.toLowerCase(), '']) expect(iconOf(line)).toBe('people');
});
