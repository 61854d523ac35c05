/**
 * First import of the handler of a function that parses a few objects per request: zod reads its schemas as they are instead of
 * compiling each into code when it is first used. Compiled ones are faster from about the hundredth object on, but the compiler costs
 * a cold start 10 to 20 ms. It has to stand before everything that makes schemas.
 */
Object.assign(globalThis, { __zod_globalConfig: { jitless: true } });
