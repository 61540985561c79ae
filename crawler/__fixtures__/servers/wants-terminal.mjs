import { openSync } from 'node:fs';
try { openSync('/dev/tty', 'r+'); process.stdin.setRawMode(true); } catch { console.error('Error: stdin is not a TTY, run me in a terminal'); process.exit(2); }
