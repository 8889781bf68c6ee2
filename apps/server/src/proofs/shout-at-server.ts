// Who sends far more than is allowed, in a process of its own: what it costs to send is no part of what is measured.
import { shout, type Load, type Visitor } from '../testing/load-hits.ts';

process.on('message', ({ visitor, load, perSecond }: { visitor: Visitor; load: Load; perSecond: number }) => {
  void shout(visitor, load, perSecond).then((taken) => process.send?.(taken));
});
process.send?.('ready');
