export { ownDisplay } from '../../scripts/display.mjs';
