/**
 * Calls back if an element that was disconnected stays out of the page. A move within the page disconnects and connects
 * it in one task, and is no removal.
 */
export function onRemoval(element: Element, callback: () => void): void {
  queueMicrotask(() => {
    if (!element.isConnected) callback();
  });
}
