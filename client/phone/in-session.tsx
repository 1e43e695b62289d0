// What every activity needs, in one file to fetch.
export {ActivityScreen} from './activity-screen.tsx';
export {Spoken} from './spoken.tsx';
