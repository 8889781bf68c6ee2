import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Takes five minutes whatever the machine. */
const LONGEST = /\/proofs\/load\./;
/** What starts processes, servers and films takes long, as proofs do. */
const LONG =
  /\/proofs\/|\/(?:cli|moving|recovery|embedded|consumers|tokens)\.db\.test|\/(?:privacy|interface|mount-tour|tools|accessible)\.browser\.test/;

/**
 * One project after the other: a worker that goes over to another one loads everything anew, which took as long as every tenth test.
 * What goes over everything there is takes longest: it begins first, so that no worker is left alone with it at the end. The rest in
 * an order of the run's seed, for files share the modules of their worker and none may rely on another.
 */
export class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const place = ({ moduleId }: TestSpecification) => createHash('sha1').update(`${seed} ${moduleId}`).digest('hex');
    return files
      .map((file) => ({ file, project: file.project.name, place: place(file), length: lengthOf(file) }))
      .toSorted((a, b) => a.project.localeCompare(b.project) || b.length - a.length || a.place.localeCompare(b.place))
      .map(({ file }) => file);
  }
}

function lengthOf({ moduleId }: TestSpecification): number {
  return Number(LONG.test(moduleId)) + Number(LONGEST.test(moduleId));
}
