import { readEgressConfig } from '@airlock-rtc/egress';

const { redis, warnings } = readEgressConfig(`
api_key: key
api_secret: secret
ws_url: ws://localhost:7880
redis: { address: 'localhost:6379' }
storage: {}
`);
console.log(`${redis.options.host}:${redis.options.port}, ${warnings.join()}`);
