import { refusalsDe } from './refusals.de.ts';

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
  findings: {
    no_scene: 'Die Tour hat keine Szene. Fügen Sie eine hinzu.',
    no_panorama: 'Die Szene „{{title}}“ hat kein Panorama. Wählen Sie eines.',
    panorama_not_ready: 'Das Panorama von „{{title}}“ ist noch nicht bereit oder misslungen. Sehen Sie nach seinem Stand.',
    source_not_ready:
      'Was „{{title}}“ zeigen soll, ist nicht bereit oder nicht mehr da. Warten Sie, wählen Sie anderes oder nehmen Sie es weg.',
    source_no_picture: '„{{title}}“ kann nicht als diese Datei gezeigt werden. Eine Szene ist ein Bild oder ein Film. Wählen Sie eines.',
    source_unsaid:
      '„{{title}}“ kann nicht als diese Datei gezeigt werden. Niemand hat gesagt, dass sie eine Kugel ist. Geben Sie in der Mediathek die Projektion equirektangular an.',
    source_projected:
      '„{{title}}“ kann nicht als diese Datei gezeigt werden. Ihre Projektion ist {{projection}}. Exportieren Sie sie equirektangular.',
    source_proportions:
      '„{{title}}“ kann nicht als diese Datei gezeigt werden. Sie ist je Auge nicht doppelt so breit wie hoch. Exportieren Sie die ganze Kugel und geben Sie in der Mediathek an, wo die Augen sind.',
    dead_target: '„{{title}}“ führt zu einer Szene, die es nicht mehr gibt. Wählen Sie eine andere oder entfernen Sie ihn.',
    no_target: '„{{title}}“ führt nirgendwohin. Wählen Sie eine Szene.',
    refused_content: '„{{title}}“ enthält, was nicht erlaubt ist, etwa einen Link, der mit javascript: beginnt. Ändern Sie den Inhalt.',
    media_not_ready: '„{{title}}“ zeigt eine Datei, die nicht bereit oder nicht mehr da ist.',
    no_alternative: 'Ein Bild von „{{title}}“ hat keinen Alternativtext. Sagen Sie, was es zeigt.',
    no_captions: 'Das Video von „{{title}}“ hat weder Untertitel noch eine Abschrift. Fügen Sie eines hinzu.',
    recording_only_heard: 'Die Aufnahme von „{{title}}“ hat keine Abschrift. Schreiben Sie auf, was gesagt wird.',
    orphan_scene: 'Kein Hotspot führt zu „{{title}}“; die Szene steht nur in der Liste.',
    nadir_not_ready: 'Das Bild der Bodenabdeckung ist nicht bereit oder nicht mehr da. Wählen Sie ein anderes oder nehmen Sie es weg.',
    plan_not_ready: 'Das Bild des Grundrisses „{{title}}“ ist nicht bereit oder nicht mehr da. Wählen Sie ein anderes.',
    off_plan: '„{{title}}“ ist auf keinem Grundriss; dort findet die Szene niemand.',
    narration_not_ready: 'Eine Erzählung von Schritt {{step}} ist nicht bereit oder nicht mehr da. Wählen Sie eine andere.',
    no_transcript: 'Schritt {{step}} ist nur zu hören. Schreiben Sie auf, was gesagt wird, für alle, die es nicht hören können.',
    no_description: 'Die Tour hat keine Beschreibung. Suchmaschinen und Menschen, die sie nicht sehen, würden sie lesen.',
    no_meta_description: 'Die Tour hat keine Beschreibung für Suchergebnisse.',
    hotspot_out_of_view: '„{{title}}“ steht bei {{degrees}}° Höhe, wo kaum jemand hinsieht. Verschieben Sie ihn.',
    hotspots_overlap: '„{{title}}“ liegt auf „{{other}}“: Niemand erreicht beide. Verschieben Sie einen.',
    missing_title: '„{{title}}“ hat keinen Titel in der Sprache {{language}}. Übersetzen Sie ihn, sonst lesen Besucher {{original}}.',
    missing_description:
      '„{{title}}“ hat keine Beschreibung in der Sprache {{language}}. Übersetzen Sie sie, sonst lesen Besucher {{original}}.',
    missing_both:
      '„{{title}}“ hat weder Titel noch Beschreibung in der Sprache {{language}}. Übersetzen Sie sie, sonst lesen Besucher {{original}}.',
    oversize_media: '„{{title}}“ hat {{size}} MB. Unter {{limit}} MB lädt es auf einem Telefon rechtzeitig.',
    link_in_circles: '„{{title}}“ führt zu {{url}}; das führte am {{day}} im Kreis. Berichtigen Sie die Adresse oder nehmen Sie sie weg.',
    link_silent: '„{{title}}“ führt zu {{url}}; das antwortete am {{day}} nicht. Berichtigen Sie die Adresse oder nehmen Sie sie weg.',
    link_not_public:
      '„{{title}}“ führt zu {{url}}; das war am {{day}} keine öffentliche Adresse. Berichtigen Sie die Adresse oder nehmen Sie sie weg.',
    link_answered:
      '„{{title}}“ führt zu {{url}}; das antwortete am {{day}} mit {{status}}. Berichtigen Sie die Adresse oder nehmen Sie sie weg.',
    insecure_link: '„{{title}}“ führt unverschlüsselt zu {{url}}. Nehmen Sie https:, wenn die Seite es hat.',
  },
  refusals: refusalsDe,
} as const;
