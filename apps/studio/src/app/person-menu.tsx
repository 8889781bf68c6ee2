import { useNavigate, useRouteContext } from '@tanstack/react-router';
import i18next from 'i18next';
import { CircleUserRound } from 'lucide-react';
import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { signOut } from '../api/session.ts';
import { IconButton } from '../ui/button.tsx';
import { Menu, MenuChoice, MenuItem, MenuLine, MenuTitle } from '../ui/menu.tsx';
import { keepLanguage, LANGUAGES, type Language } from '../words/words.ts';
import { keptTheme, setTheme, type Theme } from './theme.ts';

/** Who is signed in, how they like it, and the way out. */
export function PersonMenu() {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const { me } = useRouteContext({ from: '/signed-in' });
  const [theme, choose] = useState(keptTheme);
  const themes: [Theme, string][] = [
    ['system', t('app.themeSystem')],
    ['light', t('app.themeLight')],
    ['dark', t('app.themeDark')],
  ];
  const languages = (Object.keys(LANGUAGES) as Language[]).map((tag): [Language, string] => [tag, LANGUAGES[tag].name]);
  return (
    <Menu
      trigger={
        <IconButton label={`${t('app.account')}: ${me.displayName}`}>
          <CircleUserRound size={20} aria-hidden />
        </IconButton>
      }
    >
      <MenuTitle>
        <span className="block font-medium text-ink">{me.displayName}</span>
        {me.email}
      </MenuTitle>
      <MenuItem onSelect={() => void navigate({ to: '/account/profile' })}>{t('app.accountTitle')}</MenuItem>
      {me.platformRole !== 'user' && (
        <MenuItem onSelect={() => void navigate({ to: '/platform/tenants' })}>{t('app.platformTitle')}</MenuItem>
      )}
      <MenuLine />
      <MenuTitle>{t('app.theme')}</MenuTitle>
      <MenuChoice
        value={theme}
        options={themes}
        onChange={(next) => {
          setTheme(next);
          choose(next);
        }}
      />
      <MenuLine />
      <MenuTitle>{t('app.language')}</MenuTitle>
      <MenuChoice value={i18next.language as Language} options={languages} onChange={(next) => void keepLanguage(next)} />
      <MenuLine />
      <MenuItem onSelect={() => void signOut()}>{t('app.signOut')}</MenuItem>
    </Menu>
  );
}
