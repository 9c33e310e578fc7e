// @open-wc/testing asks Web Dev Server for this module; under Vite there is nothing to answer.
export const sendMessage = () => {};
export const sendMessageWaitForResponse = async () => ({});
