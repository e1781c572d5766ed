/**
 * Loaded before the app: holds its being ready until Playwright has hold of it and calls `__playwright_run`. Windows that open while it is
 * still taking hold are missed now and then, on busy machines above all.
 */
const { app } = require('electron');

const systemReady = app.whenReady();
const emit = app.emit.bind(app);
let isReady = false;
let readyArguments = [];
let release = () => undefined;
const released = new Promise((done) => {
  release = done;
});

app.emit = (event, ...rest) => {
  if (event !== 'ready' || isReady) return emit(event, ...rest);
  readyArguments = rest;
  return true;
};
app.isReady = () => isReady;
app.whenReady = () => released;

globalThis.__playwright_run = async () => {
  await systemReady;
  isReady = true;
  release();
  emit('ready', ...readyArguments);
};
