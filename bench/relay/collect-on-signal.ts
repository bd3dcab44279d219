// Loaded into each measured server (`--expose-gc --import`): memory is compared after a collection, not by luck.
process.on('SIGUSR2', () => globalThis.gc?.())
