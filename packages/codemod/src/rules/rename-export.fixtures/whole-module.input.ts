export * as sdk from '@mux/spaces-web';
