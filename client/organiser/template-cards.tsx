import {ButtonLink} from '../kit/button.tsx';
import {Text} from '../locales/organiser.ts';
import styles from './template-cards.module.css';
import {TEMPLATE_IDS, template} from './templates/templates.ts';

/** Everything to start from, as cards. */
export const TemplateCards = () => (
  <ul className={styles.templates}>
    {TEMPLATE_IDS.map(template).map(({id, name, help, activities}) => (
      <li key={id} className={styles.template}>
        <h3 className={styles.name}>{name}</h3>
        <p>{help}</p>
        <p className={styles.facts}>
          <Text id="new.total" values={{count: activities.length, minutes: sum(activities.map(activity => activity.minutes))}} />
        </p>
        <ButtonLink href={`/o?new=${id}`}>
          <Text id="new.use" values={{name: <span className="visually-hidden">{name}</span>}} />
        </ButtonLink>
      </li>
    ))}
  </ul>
);

const sum = (numbers: readonly number[]): number => numbers.reduce((total, one) => total + one, 0);
