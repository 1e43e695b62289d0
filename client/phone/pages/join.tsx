import {Button, ButtonLink} from '../../kit/button.tsx';
import {Field} from '../../kit/field.tsx';
import {ErrorSummary} from '../../kit/form.tsx';
import {Text, t} from '../../locales/door.ts';
import {t as kit} from '../../locales/kit.ts';
import styles from './page.module.css';
import {Head, type PageFiles, Paper} from './paper.tsx';
import {Easier, StartContent} from './start.tsx';

interface JoinPageProps {
  readonly files: PageFiles;
  /** What was typed and why it was refused. */
  readonly problem?: {readonly code: string; readonly error: string};
}

/**
 * `/` and `/j`: the code form. A link's key is behind `#` and never reaches the server with the page; the script finds it and
 * puts the template's content, "Before you start", in the form's place.
 */
export const JoinPage = ({files, problem}: JoinPageProps) => (
  <Paper files={files} title={problem ? `${kit('kit.error-prefix')} ${t('join.title')}` : t('join.title')} exit="off">
    <template id="way-back">
      <GoBack />
    </template>
    <ErrorSummary errors={problem ? [{field: 'code', message: problem.error}] : []} />
    <h1>
      <Text id="join.title" />
    </h1>
    <form method="post" action="/live/code" noValidate className={styles.stack}>
      <Field
        id="code"
        name="code"
        label={<Text id="join.code" />}
        hint={<Text id="join.code-hint" />}
        error={problem?.error}
        defaultValue={problem?.code ?? ''}
        inputMode="numeric"
        isCode
      />
      <Button type="submit" kind="primary">
        <Text id="join.continue" />
      </Button>
    </form>
    <Easier />
    <p className={styles.foot}>
      <Text id="join.organiser" />{' '}
      <a href="/o">
        <Text id="join.organiser-link" />
      </a>
    </p>
    <template id="start-by-link" data-title={`${t('start.title')} – ${t('product')}`}>
      <Head exit="later" />
      <StartContent name="key" value="" />
    </template>
  </Paper>
);

/** For a phone that is in a session already: the script puts it in front of the form, with the session's name and address. */
const GoBack = () => (
  <section className={styles.back}>
    <p>
      <Text id="join.back" />
    </p>
    <p data-session="" dir="auto" className={styles.session} />
    <ButtonLink href="/" kind="primary">
      <Text id="join.go-back" />
    </ButtonLink>
    <Button id="not-you">
      <Text id="join.not-you" />
    </Button>
    <p className={styles.hint}>
      <Text id="join.not-you-hint" />
    </p>
  </section>
);
