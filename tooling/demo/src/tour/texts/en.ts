import type { Words } from './texts.ts';

export const en: Words = {
  tour: {
    title: 'Belvedere House',
    description:
      'A villa above a lake on a late summer afternoon: the hall and its double stairs, a library, a dining room, a picture gallery, the winter garden, the terrace with its pool, and the tower that gave the house its name.',
  },
  plan: 'House and garden',
  places: {
    hall: {
      title: 'The Hall',
      description: 'Marble underfoot, an imperial staircase ahead, and every room of the house a few steps away.',
    },
    library: { title: 'The Library', description: 'Walls of books, a fire laid for the evening, and the last sun on the parquet.' },
    'dining-room': { title: 'The Dining Room', description: 'The table is laid for eight; three tall windows open on the terrace.' },
    gallery: { title: 'The Gallery', description: 'Eleven pictures on red damask under a lantern of glass.' },
    'winter-garden': { title: 'The Winter Garden', description: 'Palms, lemons and a murmuring fountain under a roof of iron and glass.' },
    terrace: { title: 'The Terrace', description: 'Warm stone, still water, and the lake far below.' },
    tower: { title: 'The Tower', description: 'The belvedere itself: twelve arches, a telescope, and the land all around.' },
  },
  ways: {
    hall: { title: 'To the hall', description: 'Back to the heart of the house.' },
    library: { title: 'To the library', description: 'Books, leather and a fireplace.' },
    'dining-room': { title: 'To the dining room', description: 'The table is laid.' },
    gallery: { title: 'To the gallery', description: 'Pictures under a glass roof.' },
    'winter-garden': { title: 'To the winter garden', description: 'Palms and a fountain.' },
    terrace: { title: 'To the terrace', description: 'Out into the sun.' },
    tower: { title: 'Up to the tower', description: 'Forty steps to the best view of the house.' },
  },
  spots: {
    staircase: {
      title: 'The imperial staircase',
      description: 'One flight up, two flights on.',
      body: [
        'A single flight rises to a landing, turns, and divides in two: builders call this an imperial staircase.',
        'Each step is 18 cm high. That number, a gentle one, is why guests arrive upstairs without being out of breath.',
      ],
    },
    chandelier: {
      title: 'The chandelier',
      description: 'Two rings of candles.',
      body: ['Eighteen lights on two rings of brass. It is lowered on its chain twice a year to be polished.'],
    },
    'hall-floor': {
      title: 'A question of marble',
      description: 'How well do you see?',
      question: 'How are the dark and light slabs of the floor laid?',
      options: ['On the diagonal of the room', 'Parallel to the walls', 'In circles around the middle'],
      explanation:
        'The slabs lie on the diagonal, inside a straight border. Seen from the door, this makes the hall look wider than it is.',
    },
    'guest-book': {
      title: 'Sign the guest book',
      description: 'Leave a line for the house.',
      label: 'Sign the book',
      fields: { name: 'Your name', email: 'E-mail address', message: 'Your lines' },
    },
    bookshelves: {
      title: 'The shelves',
      description: 'Floor to ceiling.',
      body: [
        'The walnut shelves hold more than two thousand volumes: travel, botany, architecture, and a forbidding run of parliamentary reports.',
        'The ladder runs on a brass rail so that the top row is no excuse.',
      ],
    },
    globe: {
      title: 'The globe',
      description: 'A world of its own.',
      body: ['No coast on this globe is real. It was drawn by the same noise that made the hills outside the window.'],
    },
    fireplace: {
      title: 'The fireplace',
      description: 'Laid for the evening.',
      body: ['A surround of white marble. The chimney shares its stack with the dining room next door.'],
    },
    desk: {
      title: 'The desk',
      description: 'An unfinished letter.',
      body: ['A leather top, a brass lamp, and a letter that has been waiting for its last sentence for some time.'],
    },
    'dining-table': {
      title: 'The table',
      description: 'Laid for eight.',
      body: [
        'A walnut table of three metres and a half with eight places. Dinner is at eight; the windows stay open until the swallows are gone.',
      ],
    },
    sideboard: {
      title: 'The sideboard',
      description: 'Blue and white.',
      body: ['Two vases in the manner of Delft under a mirror that brings the garden light to the dark end of the room.'],
    },
    valley: { title: 'Valley at Dusk', description: 'A print of this picture.', label: 'Valley at Dusk, print 60 × 40 cm' },
    portrait: {
      title: 'Lady in Blue',
      description: 'Half length, about 1780.',
      body: ['Nobody remembers her name. The pearls are painted with two strokes each: one of grey, one of light.'],
    },
    seascape: {
      title: 'Ship in a Green Sea',
      description: 'Weather coming.',
      body: ['The painter gave more than half of the canvas to the sky. The ship is there to tell you how large the sky is.'],
    },
    circles: {
      title: 'Circles and Rays',
      description: 'Count them.',
      question: 'How many large round forms does the picture have?',
      options: ['Four', 'Two', 'Seven'],
      explanation:
        'Four: the large blue one, the plum one to its lower right, the green one at the upper right and the yellow one at the lower left.',
    },
    bust: {
      title: 'The poet',
      description: 'Marble, without a name.',
      body: ['The head looks down the whole gallery to the arch of the hall. Stand beside it and you see why.'],
    },
    fountain: {
      title: 'The fountain',
      description: 'Listen.',
      body: ['Two bowls of pale stone. The water keeps the air moist for the palms and covers the talk of anyone who sits near it.'],
    },
    palm: {
      title: 'The palms',
      description: 'They came in pots.',
      body: ['Three Kentia palms, a banana that never bears, and ferns that nobody planted.'],
    },
    lemons: {
      title: 'Lemon trees',
      description: 'Inside from October to May.',
      body: ['In summer the lemons stand on the terrace. When the first night turns cold they are carried in, pots and all.'],
    },
    pool: {
      title: 'The pool',
      description: 'Twelve metres by five.',
      body: [
        'Twelve metres by five and a metre and a half deep, with steps at the near end. The tiles are the colour of the lake on a better day.',
      ],
    },
    front: {
      title: 'The garden front',
      description: 'Three arches, three windows.',
      body: [
        'Everything on this side comes in threes: doors, windows above them, windows beside them. The tower breaks the rule on purpose.',
      ],
    },
    telescope: {
      title: 'The telescope',
      description: 'Brass, and still true.',
      body: ['A refractor on a wooden tripod. By day it finds the boats on the lake, by night the moons of Jupiter.'],
    },
    compass: {
      title: 'Which way?',
      description: 'The compass in the floor.',
      question: 'The largest blue and gold points of the compass mark…',
      options: ['the four main directions', 'the rooms of the house', 'the hours of the day'],
      explanation: 'North, east, south and west; the red points between them mark north-east, south-east, south-west and north-west.',
    },
    'terrace-lake': {
      title: 'The lake',
      description: 'Forty-six metres below.',
      body: ['On clear days one counts three ranges of hills behind the lake, each paler than the one before: that is the air one sees.'],
    },
    'tower-lake': { title: 'What is a belvedere?', description: 'Italian for a beautiful view.', label: 'Read about belvederes' },
  },
};
