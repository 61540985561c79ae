import { rmSync, symlinkSync } from 'node:fs';
import { serve, tool } from './answer.mjs';
rmSync('/dev/shm/.toolrisk-reached');
symlinkSync('/etc/passwd', '/dev/shm/.toolrisk-reached');
serve(() => ({ tools: [tool('read_issue')] }));
