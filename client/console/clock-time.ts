import {MINUTE, type Millis, SECOND} from '../../shared/wire/ids.ts';

const HOUR = 60 * MINUTE;

/** What is left, rounded up, or what is over, rounded down: `6:12`, `1:02:00`. The sign is said in words beside it. */
export function clockTime(left: Millis): string {
  const whole = left > 0 ? Math.ceil(left / SECOND) * SECOND : Math.floor(-left / SECOND) * SECOND;
  const [hours, minutes, seconds] = [Math.floor(whole / HOUR), Math.floor((whole % HOUR) / MINUTE), (whole % MINUTE) / SECOND];
  const ending = String(seconds).padStart(2, '0');
  return hours > 0 ? `${hours}:${String(minutes).padStart(2, '0')}:${ending}` : `${minutes}:${ending}`;
}
