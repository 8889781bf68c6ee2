// One chunk for the rooms of the account: each page that is loaded by itself costs the start of the editor a line of addresses.
export { AccountFrame } from './account-frame.tsx';
export { DataPage } from './data-page.tsx';
export { NotificationsPage } from './notifications-page.tsx';
export { ProfilePage } from './profile-page.tsx';
export { RegistrationsPage } from './registrations-page.tsx';
export { SessionsPage } from './sessions-page.tsx';
export { SignInPage } from './sign-in-page.tsx';
