import { progress as clackProgress, type ProgressResult } from '@clack/prompts';

/** How a command talks: to a person with bars and words, to a program with one JSON document. */
export interface Output {
  isJson: boolean;
  /** A line for people; nothing with --json. */
  say(line: string): void;
  /** The result: `text` for people, `data` as JSON. */
  result(data: unknown, text: string): void;
  /** A bar that is moved by shares from 0 to 1; plain lines where there is no terminal. */
  bar(title: string): Bar;
}

export interface Bar {
  at(share: number, detail?: string): void;
  done(message: string): void;
}

const STEPS = 100;

export function createOutput({ json }: { json: boolean }): Output {
  const isTerminal = process.stdout.isTTY === true && !json;
  return {
    isJson: json,
    say: (line) => {
      if (!json) process.stdout.write(`${line}\n`);
    },
    result: (data, text) => void process.stdout.write(json ? `${JSON.stringify(data, null, 2)}\n` : `${text}\n`),
    bar: (title) => (isTerminal ? terminalBar(title) : quietBar(title, json)),
  };
}

function terminalBar(title: string): Bar {
  const bar: ProgressResult = clackProgress({ max: STEPS });
  bar.start(title);
  let shown = 0;
  return {
    at(share, detail) {
      const step = Math.floor(Math.min(1, share) * STEPS);
      bar.advance(Math.max(0, step - shown), detail ? `${title}: ${detail}` : title);
      shown = Math.max(shown, step);
    },
    done: (message) => bar.stop(message),
  };
}

/** A line for every quarter, so that a log shows that something goes on. */
function quietBar(title: string, json: boolean): Bar {
  let quarter = 0;
  return {
    at(share) {
      const now = Math.floor(share * 4);
      if (now > quarter && now < 4 && !json) process.stdout.write(`${title}: ${now * 25} %\n`);
      quarter = Math.max(quarter, now);
    },
    done: (message) => {
      if (!json) process.stdout.write(`${message}\n`);
    },
  };
}
