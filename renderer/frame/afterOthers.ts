/** Does something after what waits in the window: input, drawing. A timer would wait four milliseconds for nothing. */
export function afterOthers(work: () => void): void {
  const { port1, port2 } = new MessageChannel();
  port1.onmessage = () => {
    port1.close();
    work();
  };
  port2.postMessage(null);
}
