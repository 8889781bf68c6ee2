import { textDirection } from '@belvedere/manifest';
import { html } from 'hono/html';

interface GateOptions {
  language: string;
  /** Where the form is sent: the tour's own address, or an embed's. */
  action: string;
  problem?: { kind: 'wrong' } | { kind: 'wait'; seconds: number } | undefined;
}

type Html = ReturnType<typeof html>;

/** Asks for the password of a tour. It tells nothing of the tour, needs no script and works by keyboard. */
export function gatePage({ language: wished, action, problem }: GateOptions): Html {
  const [language, says] = wordsFor(wished);
  const trouble = problem && (problem.kind === 'wrong' ? says.wrong : says.wait(problem.seconds));
  return html`<!doctype html>
    <html lang="${language}" dir="${textDirection(language)}">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="robots" content="noindex" />
        <meta name="color-scheme" content="light dark" />
        <title>${trouble ? `${says.error}: ${says.title}` : says.title}</title>
        <link rel="icon" href="/assets/icon.svg" />
        <link rel="stylesheet" href="/assets/page.css" />
      </head>
      <body class="gate">
        <main>
          <svg class="door" viewBox="0 0 48 48" width="48" height="48" aria-hidden="true" focusable="false">
            <path d="M8 44V22a16 16 0 0 1 32 0v22" />
            <path d="M16 44V23a8 8 0 0 1 16 0v21" />
            <circle cx="28" cy="33" r="1.6" />
          </svg>
          <h1>${says.title}</h1>
          <p id="hint">${says.hint}</p>
          <form method="post" action="${action}">
            <label for="password">${says.label}</label>
            <input
              id="password"
              name="password"
              type="password"
              required
              maxlength="200"
              autocomplete="off"
              autocapitalize="none"
              spellcheck="false"
              autofocus
              aria-describedby="${trouble ? 'problem hint' : 'hint'}"
              ${trouble ? html`aria-invalid="true"` : ''}
            />
            ${trouble ? html`<p id="problem" class="problem" role="alert">${trouble}</p>` : ''}
            <button type="submit">${says.button}</button>
          </form>
        </main>
      </body>
    </html>`;
}

interface Words {
  title: string;
  hint: string;
  label: string;
  button: string;
  error: string;
  wrong: string;
  wait: (seconds: number) => string;
}

const WORDS: Record<string, Words> = {
  en: {
    title: 'This tour has a door',
    hint: 'Enter the password that you were given. Upper and lower case count.',
    label: 'Password',
    button: 'Open the tour',
    error: 'Error',
    wrong: 'This is not the password of the tour. Look whether caps lock is on, and ask whoever invited you if it stays shut.',
    wait: (seconds) => `There were too many tries. Wait ${seconds} seconds and try again.`,
  },
  de: {
    title: 'Diese Tour hat eine Tür',
    hint: 'Geben Sie das Passwort ein, das Sie bekommen haben. Groß- und Kleinschreibung zählt.',
    label: 'Passwort',
    button: 'Tour öffnen',
    error: 'Fehler',
    wrong:
      'Das ist nicht das Passwort der Tour. Prüfen Sie die Feststelltaste, und fragen Sie, wer Sie eingeladen hat, wenn die Tür zubleibt.',
    wait: (seconds) => `Es gab zu viele Versuche. Warten Sie ${seconds} Sekunden und versuchen Sie es noch einmal.`,
  },
  fr: {
    title: 'Cette visite a une porte',
    hint: 'Saisissez le mot de passe que vous avez reçu. Majuscules et minuscules comptent.',
    label: 'Mot de passe',
    button: 'Ouvrir la visite',
    error: 'Erreur',
    wrong:
      'Ce n’est pas le mot de passe de la visite. Vérifiez le verrouillage des majuscules, ou demandez à la personne qui vous a invité.',
    wait: (seconds) => `Il y a eu trop d’essais. Attendez ${seconds} secondes et recommencez.`,
  },
  es: {
    title: 'Esta visita tiene una puerta',
    hint: 'Escriba la contraseña que ha recibido. Se distinguen mayúsculas y minúsculas.',
    label: 'Contraseña',
    button: 'Abrir la visita',
    error: 'Error',
    wrong: 'Esta no es la contraseña de la visita. Compruebe el bloqueo de mayúsculas o pregunte a quien le ha invitado.',
    wait: (seconds) => `Ha habido demasiados intentos. Espere ${seconds} segundos y vuelva a intentarlo.`,
  },
  ar: {
    title: 'لهذه الجولة باب',
    hint: 'أدخل كلمة المرور التي تلقيتها، مع مراعاة حالة الأحرف.',
    label: 'كلمة المرور',
    button: 'افتح الجولة',
    error: 'خطأ',
    wrong: 'هذه ليست كلمة مرور الجولة. تحقق من قفل الأحرف الكبيرة أو اسأل من دعاك.',
    wait: (seconds) => `كانت المحاولات كثيرة. انتظر ${seconds} ثانية ثم حاول من جديد.`,
  },
};

function wordsFor(wished: string): [string, Words] {
  const base = wished.split('-')[0]!.toLowerCase();
  const words = Object.hasOwn(WORDS, base) ? WORDS[base] : undefined;
  return words ? [base, words] : ['en', WORDS['en']!];
}

/** The language of a page that belongs to no tour: the first of ours that the browser asks for. */
export function wishedLanguage(acceptLanguage: string | undefined): string {
  const wishes = (acceptLanguage ?? '').slice(0, 200).split(',');
  const tags = wishes.map((wish) => wish.trim().split(';')[0]!.split('-')[0]!.toLowerCase());
  return tags.find((tag) => Object.hasOwn(WORDS, tag)) ?? 'en';
}
