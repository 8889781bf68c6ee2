import type { DndContextProps } from '@dnd-kit/core';
import { useTranslation } from 'react-i18next';

/** What assistive technology says while things are sorted by the keyboard; `order` is the list as it stands. */
export function useSortWords(order: readonly string[]): NonNullable<DndContextProps['accessibility']> {
  const { t } = useTranslation();
  const place = (id: string | number | undefined) => ({ n: order.indexOf(String(id)) + 1, all: order.length });
  return {
    screenReaderInstructions: { draggable: t('editor.sort.how') },
    announcements: {
      onDragStart: ({ active }) => t('editor.sort.picked', place(active.id)),
      onDragOver: ({ over }) => t('editor.sort.over', place(over?.id)),
      onDragEnd: ({ over }) => t('editor.sort.dropped', place(over?.id)),
      onDragCancel: ({ active }) => t('editor.sort.cancelled', place(active.id)),
    },
  };
}
