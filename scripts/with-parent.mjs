// Loaded into every process that the scripts start: when the script that started it is gone, even by kill -9, it ends in order as after SIGTERM.
if (process.channel) {
  process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'))
  process.channel.unref()
}
