import { copyOfExample, inBothShells } from './inBothShells';
import { roadmapWindow } from './roadmap';
import { roadmapCase } from './roadmapCase';

inBothShells('the roadmap', copyOfExample, (app) => {
  roadmapCase(() => app().page);
  roadmapWindow(() => app().page);
});
