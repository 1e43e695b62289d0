import {ButtonLink} from '../kit/button.tsx';
import {useRoom} from '../live/use-room.ts';
import {Text} from '../locales/console.ts';
import styles from './downloads.module.css';

/** What the organiser takes away. Plain links: the server names the files. */
export function Downloads() {
  const session = useRoom(room => room.session);
  return (
    <section className={styles.downloads}>
      <h3>
        <Text id="download.heading" />
      </h3>
      <div className={styles.links}>
        <ButtonLink href={`/live/sessions/${session}/notes.md`}>
          <Text id="download.markdown" />
        </ButtonLink>
        <ButtonLink href={`/live/sessions/${session}/notes.json`}>
          <Text id="download.json" />
        </ButtonLink>
        <ButtonLink href={`/live/sessions/${session}/notes.csv`}>
          <Text id="download.notes" />
        </ButtonLink>
        <ButtonLink href={`/live/sessions/${session}/votes.csv`}>
          <Text id="download.votes" />
        </ButtonLink>
        <ButtonLink href={`/live/sessions/${session}/actions.csv`}>
          <Text id="download.actions" />
        </ButtonLink>
      </div>
      <p className={styles.help}>
        <Text id="download.help" />
      </p>
    </section>
  );
}
