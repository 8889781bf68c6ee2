import type { Catalogue } from '../words/catalogue.ts';
import type { partsEn } from './parts-words.en.ts';

export const partsDe: Catalogue<typeof partsEn> = {
  parts: { more: 'Mehr zeigen', kept: 'Ist notiert', actions: 'Aktionen', never: 'Nie', none: 'Keine', yes: 'Ja', no: 'Nein', all: 'Alle' },
  ask: { type: 'Zur Bestätigung „{{what}}“ eingeben' },
  stepUp: {
    title: 'Bestätigen Sie, dass Sie es sind',
    lead: 'Hierfür muss die Anmeldung erst wenige Minuten her sein. Danach geht es von selbst weiter.',
    password: 'Ihr Passwort',
    code: 'Einmalcode',
    codeHint: 'Sechs Ziffern aus Ihrer Authenticator-App.',
    submit: 'Weiter',
    useCode: 'Code verwenden',
    usePassword: 'Passwort verwenden',
    usePasskey: 'Passkey verwenden',
  },
};
