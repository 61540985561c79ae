console.error('Error: LD_PRELOAD and NODE_OPTIONS and PATH environment variable are required');
process.exit(1);
