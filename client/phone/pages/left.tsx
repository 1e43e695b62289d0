import {Page} from '../../kit/page.tsx';
import {NEUTRAL_PAGE} from '../neutral-page.ts';

/** After leaving quickly without script: nothing, while the cookie goes and the neutral page comes. */
export const LeftPage = () => <Page files={null} title={'\u00a0'} goesTo={NEUTRAL_PAGE} />;
