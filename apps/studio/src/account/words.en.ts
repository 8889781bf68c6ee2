export const accountEn = {
  register: {
    title: 'Create your account',
    lead: 'You get a mail with a link. After that you make your first tour.',
    name: 'Your name',
    email: 'Mail address',
    password: 'Password',
    passwordHint: 'At least 12 characters. A sentence is easier to remember than signs.',
    submit: 'Create the account',
    sent: 'Look into your mail',
    sentLead: 'If {{email}} is new here, a link is on its way to it. Open it, then sign in.',
    signIn: 'I have an account: sign in',
  },
  start: {
    title: 'Name your workspace',
    lead: 'Tours, pictures and people belong to a workspace. It is mostly the name of a house, a company or an agency.',
    name: 'Name of the workspace',
    submit: 'Create the workspace',
  },
} as const;
