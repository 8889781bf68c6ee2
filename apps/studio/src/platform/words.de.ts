import type { Catalogue } from '../words/catalogue.ts';
import type { platformEn } from './words.en.ts';

export const platformDe: Catalogue<typeof platformEn> = {
  platform: {
    title: 'Plattform',
    places: { tenants: 'Arbeitsbereiche', people: 'Menschen', recovery: 'Sicherungen' },
    tenantsLead: 'Alle Arbeitsbereiche dieses Servers. Sie sehen, wie sie heißen und wie es um sie steht, nicht, was darin ist.',
    tenantStatus: { active: 'Aktiv', suspended: 'Gesperrt', deleted: 'Entfernt' },
    quotaLead: 'Was leer bleibt, bleibt, wie es ist.',
    mediaBytes: 'Medien, in Bytes',
    person: 'Eine Person aussperren',
    personLead:
      'Jede ihrer Anmeldungen endet, und ihre Schlüssel öffnen nichts mehr, in allen Arbeitsbereichen, bis Sie den Zugang wiederherstellen.',
    personId: 'Kennung des Kontos',
    suspendTitle: 'Diese Person aussperren?',
    suspendText: 'Es gilt sofort und überall.',
    suspended: 'Die Person ist ausgesperrt.',
    restored: 'Die Person darf wieder hinein.',
    recoveryLead: 'Was sich zurückholen ließe, und ob es jemand versucht hat.',
    backups: 'Sicherungen',
    noBackups: 'Noch keine Sicherung. Wie sie entstehen, sagt die Betriebsanleitung.',
    backupStatus: { running: 'Läuft', succeeded: 'Fertig', failed: 'Misslungen' },
    verified: 'Geprüft',
    tested: 'Versucht {{when}}',
    untested: 'Nie versucht',
  },
};
