import { createHash } from 'node:crypto';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/**
 * Proofs go over everything there is and take longest: they begin first, so that no worker is left alone with one at the end. The rest
 * in an order of the run's seed, for files share the modules of their worker and none may rely on another.
 */
export class ProofsFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const { seed } = this.ctx.config.sequence;
    const place = ({ moduleId }: TestSpecification) => createHash('sha1').update(`${seed} ${moduleId}`).digest('hex');
    const isProof = ({ moduleId }: TestSpecification) => moduleId.includes('/proofs/');
    return files
      .map((file) => ({ file, place: place(file), isProof: isProof(file) }))
      .toSorted((a, b) => Number(b.isProof) - Number(a.isProof) || a.place.localeCompare(b.place))
      .map(({ file }) => file);
  }
}
