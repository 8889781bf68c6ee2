import { cx } from '../../ui/cx.ts';
import { weekdayName } from '../numbers.ts';

/** How much there was on each weekday (Monday first) at each hour. */
export function WeekGrid({ sums, format }: { sums: readonly (readonly number[])[]; format: (value: number) => string }) {
  const most = Math.max(1, ...sums.flat());
  return (
    <div className="overflow-x-auto">
      <div className="grid min-w-[34rem] grid-cols-[2.75rem_repeat(24,minmax(0,1fr))] gap-0.5 text-[11px] text-quiet">
        {sums.map((hours, weekday) => (
          <div key={weekday} className="contents">
            <span className="self-center">{weekdayName(weekday)}</span>
            {hours.map((sum, hour) => (
              <span key={hour} title={`${weekdayName(weekday)} ${hour}:00 – ${format(sum)}`} className="h-6 rounded-[3px] bg-raised">
                <span className="block h-full rounded-[3px] bg-series-1" style={{ opacity: sum === 0 ? 0 : 0.12 + 0.88 * (sum / most) }} />
              </span>
            ))}
          </div>
        ))}
        <span />
        {Array.from({ length: 24 }, (_, hour) => (
          <span key={hour} className={cx('text-center', hour % 3 !== 0 && 'invisible')}>
            {hour}
          </span>
        ))}
      </div>
    </div>
  );
}
