import {Text} from '../../locales/phone-notes.ts';
import type {SourceStanding} from './source-standing.ts';

/** In place of the notes that people would work on, on a phone. */
export const NoSource = ({standing}: {readonly standing: Exclude<SourceStanding, 'shown'>}) => (
  <p>{standing === 'coming' ? <Text id="notes.coming" /> : <Text id="notes.too-few" />}</p>
);
