import type { Words } from './texts.ts';

export const de: Words = {
  tour: {
    title: 'Haus Belvedere',
    description:
      'Eine Villa über einem See an einem späten Sommernachmittag: die Halle mit ihrer doppelten Treppe, eine Bibliothek, ein Speisezimmer, eine Gemäldegalerie, der Wintergarten, die Terrasse mit dem Becken und der Turm, der dem Haus seinen Namen gab.',
  },
  plan: 'Haus und Garten',
  places: {
    hall: {
      title: 'Die Halle',
      description: 'Marmor unter den Füßen, eine kaiserliche Treppe voraus und jeder Raum des Hauses nur wenige Schritte entfernt.',
    },
    library: {
      title: 'Die Bibliothek',
      description: 'Wände voller Bücher, ein Kamin für den Abend und die letzte Sonne auf dem Parkett.',
    },
    'dining-room': {
      title: 'Das Speisezimmer',
      description: 'Der Tisch ist für acht gedeckt; drei hohe Fenster öffnen sich zur Terrasse.',
    },
    gallery: { title: 'Die Galerie', description: 'Elf Bilder auf rotem Damast unter einer Laterne aus Glas.' },
    'winter-garden': {
      title: 'Der Wintergarten',
      description: 'Palmen, Zitronen und ein murmelnder Brunnen unter einem Dach aus Eisen und Glas.',
    },
    terrace: { title: 'Die Terrasse', description: 'Warmer Stein, stilles Wasser und tief unten der See.' },
    tower: { title: 'Der Turm', description: 'Das eigentliche Belvedere: zwölf Bögen, ein Fernrohr und ringsum das Land.' },
  },
  ways: {
    hall: { title: 'Zur Halle', description: 'Zurück ins Herz des Hauses.' },
    library: { title: 'Zur Bibliothek', description: 'Bücher, Leder und ein Kamin.' },
    'dining-room': { title: 'Zum Speisezimmer', description: 'Der Tisch ist gedeckt.' },
    gallery: { title: 'Zur Galerie', description: 'Bilder unter einem Glasdach.' },
    'winter-garden': { title: 'Zum Wintergarten', description: 'Palmen und ein Brunnen.' },
    terrace: { title: 'Zur Terrasse', description: 'Hinaus in die Sonne.' },
    tower: { title: 'Hinauf zum Turm', description: 'Vierzig Stufen bis zur schönsten Aussicht des Hauses.' },
  },
  spots: {
    staircase: {
      title: 'Die kaiserliche Treppe',
      description: 'Ein Lauf hinauf, zwei Läufe weiter.',
      body: [
        'Ein einzelner Lauf steigt zu einem Podest, wendet und teilt sich in zwei: Baumeister nennen das eine kaiserliche Treppe.',
        'Jede Stufe ist 18 cm hoch. Dieses sanfte Maß ist der Grund, weshalb Gäste oben nicht außer Atem ankommen.',
      ],
    },
    chandelier: {
      title: 'Der Kronleuchter',
      description: 'Zwei Ringe voller Kerzen.',
      body: ['Achtzehn Lichter auf zwei Ringen aus Messing. Zweimal im Jahr wird er an seiner Kette herabgelassen und poliert.'],
    },
    'hall-floor': {
      title: 'Eine Frage des Marmors',
      description: 'Wie genau sehen Sie hin?',
      question: 'Wie liegen die dunklen und hellen Platten des Bodens?',
      options: ['Diagonal im Raum', 'Parallel zu den Wänden', 'In Kreisen um die Mitte'],
      explanation: 'Die Platten liegen diagonal in einem geraden Rahmen. Von der Tür aus wirkt die Halle dadurch breiter, als sie ist.',
    },
    'guest-book': {
      title: 'Ins Gästebuch eintragen',
      description: 'Hinterlassen Sie dem Haus eine Zeile.',
      label: 'Eintragen',
      fields: { name: 'Ihr Name', email: 'E-Mail-Adresse', message: 'Ihre Zeilen' },
    },
    bookshelves: {
      title: 'Die Regale',
      description: 'Vom Boden bis zur Decke.',
      body: [
        'Die Regale aus Nussbaum fassen mehr als zweitausend Bände: Reisen, Botanik, Architektur und eine abschreckende Reihe von Parlamentsberichten.',
        'Die Leiter läuft auf einer Messingschiene, damit die oberste Reihe keine Ausrede ist.',
      ],
    },
    globe: {
      title: 'Der Globus',
      description: 'Eine Welt für sich.',
      body: ['Keine Küste auf diesem Globus ist echt. Gezeichnet hat sie dasselbe Rauschen, aus dem die Hügel vor dem Fenster entstanden.'],
    },
    fireplace: {
      title: 'Der Kamin',
      description: 'Für den Abend bereit.',
      body: ['Eine Einfassung aus weißem Marmor. Der Schornstein dient auch dem Speisezimmer nebenan.'],
    },
    desk: {
      title: 'Der Schreibtisch',
      description: 'Ein unvollendeter Brief.',
      body: ['Eine Platte aus Leder, eine Lampe aus Messing und ein Brief, der schon länger auf seinen letzten Satz wartet.'],
    },
    'dining-table': {
      title: 'Die Tafel',
      description: 'Für acht gedeckt.',
      body: [
        'Ein Tisch aus Nussbaum, dreieinhalb Meter lang, mit acht Plätzen. Gegessen wird um acht; die Fenster bleiben offen, bis die Schwalben fort sind.',
      ],
    },
    sideboard: {
      title: 'Die Anrichte',
      description: 'Blau und Weiß.',
      body: ['Zwei Vasen nach Delfter Art unter einem Spiegel, der das Licht des Gartens ans dunkle Ende des Raumes holt.'],
    },
    valley: { title: 'Tal in der Dämmerung', description: 'Dieses Bild als Druck.', label: 'Tal in der Dämmerung, Druck 60 × 40 cm' },
    portrait: {
      title: 'Dame in Blau',
      description: 'Halbfigur, um 1780.',
      body: ['Niemand weiß mehr ihren Namen. Die Perlen sind mit je zwei Strichen gemalt: einem aus Grau, einem aus Licht.'],
    },
    seascape: {
      title: 'Schiff auf grüner See',
      description: 'Das Wetter schlägt um.',
      body: ['Mehr als die halbe Leinwand gab der Maler dem Himmel. Das Schiff ist da, um zu zeigen, wie groß der Himmel ist.'],
    },
    circles: {
      title: 'Kreise und Strahlen',
      description: 'Zählen Sie nach.',
      question: 'Wie viele große runde Formen hat das Bild?',
      options: ['Vier', 'Zwei', 'Sieben'],
      explanation: 'Vier: die große blaue, die pflaumenfarbene rechts darunter, die grüne rechts oben und die gelbe links unten.',
    },
    bust: {
      title: 'Der Dichter',
      description: 'Marmor, ohne Namen.',
      body: ['Der Kopf blickt durch die ganze Galerie bis zum Bogen der Halle. Stellen Sie sich daneben, und Sie sehen, warum.'],
    },
    fountain: {
      title: 'Der Brunnen',
      description: 'Hören Sie hin.',
      body: [
        'Zwei Schalen aus hellem Stein. Das Wasser hält die Luft für die Palmen feucht und überdeckt die Gespräche derer, die bei ihm sitzen.',
      ],
    },
    palm: {
      title: 'Die Palmen',
      description: 'Sie kamen in Töpfen.',
      body: ['Drei Kentiapalmen, eine Banane, die nie trägt, und Farne, die niemand gepflanzt hat.'],
    },
    lemons: {
      title: 'Zitronenbäume',
      description: 'Drinnen von Oktober bis Mai.',
      body: ['Im Sommer stehen die Zitronen auf der Terrasse. Wird die erste Nacht kalt, trägt man sie herein, mitsamt den Töpfen.'],
    },
    pool: {
      title: 'Das Becken',
      description: 'Zwölf mal fünf Meter.',
      body: [
        'Zwölf mal fünf Meter, anderthalb Meter tief, mit Stufen am nahen Ende. Die Fliesen haben die Farbe des Sees an einem besseren Tag.',
      ],
    },
    front: {
      title: 'Die Gartenseite',
      description: 'Drei Bögen, drei Fenster.',
      body: ['Auf dieser Seite kommt alles zu dritt: Türen, Fenster darüber, Fenster daneben. Der Turm bricht die Regel mit Absicht.'],
    },
    telescope: {
      title: 'Das Fernrohr',
      description: 'Aus Messing, und noch immer genau.',
      body: ['Ein Refraktor auf hölzernem Dreibein. Bei Tag findet er die Boote auf dem See, bei Nacht die Monde des Jupiter.'],
    },
    compass: {
      title: 'Wohin?',
      description: 'Die Windrose im Boden.',
      question: 'Die größten blau-goldenen Spitzen der Windrose zeigen …',
      options: ['die vier Haupthimmelsrichtungen', 'die Räume des Hauses', 'die Stunden des Tages'],
      explanation: 'Norden, Osten, Süden und Westen; die roten Spitzen dazwischen zeigen Nordost, Südost, Südwest und Nordwest.',
    },
    'terrace-lake': {
      title: 'Der See',
      description: 'Sechsundvierzig Meter tiefer.',
      body: ['An klaren Tagen zählt man hinter dem See drei Hügelketten, jede blasser als die vorige: Was man da sieht, ist die Luft.'],
    },
    'tower-lake': { title: 'Was ist ein Belvedere?', description: 'Italienisch für schöne Aussicht.', label: 'Mehr über Belvedere lesen' },
  },
};
