export const partsEn = {
  parts: { more: 'Show more', kept: 'I have kept it', actions: 'Actions', never: 'Never', none: 'None', yes: 'Yes', no: 'No', all: 'All' },
  ask: { type: 'Type “{{what}}” to confirm' },
  stepUp: {
    title: 'Show that it is you',
    lead: 'This wants a sign-in of the last minutes. Then it goes on by itself.',
    password: 'Your password',
    code: 'One-time code',
    codeHint: 'Six digits, from your authenticator app.',
    submit: 'Go on',
    useCode: 'Use a code',
    usePassword: 'Use the password',
    usePasskey: 'Use a passkey',
  },
} as const;
