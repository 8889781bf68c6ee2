import type { Page } from 'playwright-core';

interface Counts {
  listeners: number;
  observers: number;
  contexts: WebGL2RenderingContext[];
}

/** Counts what outlives nodes: listeners on targets that are not in the tour, observers and GL contexts. */
export const countLeaks = (page: Page) =>
  page.addInitScript(() => {
    const counts = { listeners: 0, contexts: [] as WebGL2RenderingContext[], observers: 0 };
    Object.assign(window, { counts });
    const { addEventListener: add, removeEventListener: remove } = EventTarget.prototype;
    const lasting = (target: EventTarget) =>
      target === window || target === document || target === navigator.xr || target instanceof MediaQueryList;
    EventTarget.prototype.addEventListener = function (type, listener, options) {
      if (lasting(this)) {
        counts.listeners++;
        const signal = typeof options === 'object' ? options.signal : null;
        if (signal) add.call(signal, 'abort', () => counts.listeners--, { once: true });
      }
      add.call(this, type, listener, options);
    };
    EventTarget.prototype.removeEventListener = function (type, listener, options) {
      if (lasting(this)) counts.listeners--;
      remove.call(this, type, listener, options);
    };
    const { getContext } = HTMLCanvasElement.prototype;
    HTMLCanvasElement.prototype.getContext = function (this: HTMLCanvasElement, ...values: unknown[]) {
      const context = (getContext as (...all: unknown[]) => unknown).apply(this, values);
      if (context instanceof WebGL2RenderingContext && !counts.contexts.includes(context)) counts.contexts.push(context);
      return context;
    } as typeof getContext;
    const { observe, disconnect } = ResizeObserver.prototype;
    ResizeObserver.prototype.observe = function (...values) {
      counts.observers++;
      observe.apply(this, values);
    };
    ResizeObserver.prototype.disconnect = function () {
      counts.observers--;
      disconnect.call(this);
    };
  });

/** What there is now. */
export const leaks = (page: Page) =>
  page.evaluate(() => {
    const { listeners, observers, contexts } = (window as unknown as { counts: Counts }).counts;
    return { listeners, observers, contexts: contexts.filter((context) => !context.isContextLost()).length };
  });
