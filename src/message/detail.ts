export * from '../narrative/detail.ts';
