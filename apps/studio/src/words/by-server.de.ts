/** What the server says in English, under the names that it says it by. */
export const byServerDe = {
  permissions: {
    tenancy: {
      read: 'Den Arbeitsbereich, seine Einstellungen und seine Grenzen sehen.',
      read_public: 'Vom Arbeitsbereich sehen, was alle sehen: Name, Sprache und Farben.',
      manage: 'Den Arbeitsbereich und seine Einstellungen ändern.',
      remove: 'Den Arbeitsbereich mit allem darin entfernen.',
      choose_avatar: 'Aus den Dateien des Arbeitsbereichs ein Bild von sich wählen.',
      read_members: 'Sehen, wer zum Arbeitsbereich gehört und wer eingeladen ist.',
      manage_members: 'Mitglieder einladen, sperren, entfernen und zurückholen.',
    },
    access: {
      read: 'Rollen sehen, wer sie hat und warum jemand etwas darf oder nicht.',
      manage: 'Rollen anlegen und ändern, geben und nehmen, Eigentum übergeben.',
      manage_policies: 'Die Richtlinien des Arbeitsbereichs schreiben.',
      decide: 'Fragen, ob jemand etwas darf.',
      transfer: 'Übergeben, was einem selbst gehört.',
      read_log: 'Das Protokoll abgewiesener und heikler Aufrufe lesen.',
      own: 'Den Arbeitsbereich besitzen: weitere Inhaber ernennen.',
    },
    keys: {
      read: 'Die API-Schlüssel des Arbeitsbereichs sehen.',
      manage: 'API-Schlüssel anlegen, ändern, erneuern und widerrufen.',
    },
    audit_log: {
      read: 'Das Protokoll lesen und prüfen.',
      stream: 'Das Protokoll Seite für Seite anderswohin übernehmen.',
    },
    security: {
      read: 'Sehen, was nach einem Angriff aussah.',
      acknowledge: 'Sagen, dass ein Sicherheitsereignis bearbeitet ist.',
    },
    media: {
      read: 'Dateien, ihren Stand und ihre verkleinerten Fassungen sehen.',
      write: 'Dateien hochladen, umbenennen, entfernen und zurückholen; Originale herunterladen.',
    },
    compliance: {
      read: 'Anfragen zu persönlichen Daten, angeordnete Aufbewahrung, Einwilligungen und Fristen sehen.',
      manage: 'Anfragen zu persönlichen Daten bearbeiten, Aufbewahrung anordnen, Einwilligungstexte schreiben.',
      consent: 'Einwilligungstexte sehen und Entscheidungen von Besuchern festhalten.',
    },
    integrations: {
      read: 'Anbindungen sehen, und was mit ihnen geschah.',
      manage: 'Anbindungen anlegen, ändern und entfernen und ihre Zugangsschlüssel setzen.',
    },
    webhooks: {
      read: 'Webhooks sehen, und was ihnen gesendet wurde.',
      manage: 'Webhooks anlegen, ändern, testen und entfernen und erneut senden, was misslang.',
    },
    white_label: {
      read: 'Das Aussehen des Arbeitsbereichs und seine Domains sehen.',
      manage: 'Das Aussehen ändern; Domains hinzufügen, prüfen und entfernen.',
    },
    analytics: {
      read: 'Sehen, wie Touren angesehen werden.',
      manage: 'Berichte speichern, teilen und an Mitglieder senden lassen.',
    },
    tours: {
      read: 'Touren lesen, auch Entwürfe.',
      write: 'Touren, Szenen und Hotspots anlegen und ändern.',
      publish: 'Touren veröffentlichen und zurücknehmen.',
      remove: 'Touren entfernen und zurückholen.',
      moderate: 'Entscheiden, welche Bewertungen gezeigt werden.',
      organize: 'Kategorien und Schlagwörter in allen Touren umbenennen, zusammenlegen und entfernen.',
      embed: 'Einbettungen anlegen und widerrufen.',
    },
    events: {
      read: 'Veranstaltungen und Orte lesen, auch Entwürfe.',
      write: 'Veranstaltungen und Orte anlegen und ändern.',
      publish: 'Veranstaltungen veröffentlichen und absagen.',
      remove: 'Veranstaltungen und Orte entfernen.',
      door: 'Sehen, wer einen Platz hat, und Gäste einlassen.',
      guests: 'Wartelisten sehen und verwalten.',
    },
  },
  topics: {
    tenancy: {
      quota: 'wenn eine Grenze des Arbeitsbereichs fast oder ganz erreicht ist',
      restored: 'wenn ein entfernter Arbeitsbereich wieder da ist',
    },
    white_label: { domain_lost: 'wenn das DNS nicht mehr zeigt, dass eine Domain Ihnen gehört' },
    webhooks: { disabled: 'wenn ein Webhook abgeschaltet wurde, weil nichts mehr ankommt' },
    keys: { ending: 'wenn ein API-Schlüssel bald abläuft' },
    security: { event: 'wenn etwas nach einem Angriff aussieht' },
    analytics: { report: 'was ein Bericht sagt, den mir jemand senden lässt' },
    tours: {
      schedule_failed: 'wenn eine meiner Touren nicht zu ihrer Zeit veröffentlicht werden kann',
      reviewed: 'wenn eine Tour auf meine Prüfung wartet oder an mich zurückgeht',
      review_waits: 'wenn eine Bewertung auf eine Entscheidung wartet',
    },
  },
} as const;
