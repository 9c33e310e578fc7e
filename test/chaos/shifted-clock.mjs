// Loaded into a proxy before its own code (`node --import`): the test that started it sets its clock over the IPC channel.
// Only the time of day moves. Timers go on, as on a machine whose clock is set.
const RealDate = Date;
let shiftMs = 0;

class ShiftedDate extends RealDate {
  constructor(...parts) {
    if (parts.length === 0) super(ShiftedDate.now());
    else super(...parts);
  }
  static now() {
    return RealDate.now() + shiftMs;
  }
}

globalThis.Date = ShiftedDate;
process.on("message", (message) => {
  shiftMs = message.shiftMs;
  process.send?.({ shiftMs });
});
// The parent process is gone.
process.on("disconnect", () => process.exit(1));
process.channel?.unref();
