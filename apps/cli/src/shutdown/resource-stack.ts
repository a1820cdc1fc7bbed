// Resources that are disposed together, last first: AsyncDisposableStack, which Node 20 does not have.

export class ResourceStack implements AsyncDisposable {
  readonly #resources: AsyncDisposable[] = [];

  add<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#resources.push(resource);
    return resource;
  }

  /** Runs `start`; when it fails, disposes what it had added. */
  async disposeOnError<Result>(start: () => Promise<Result>): Promise<Result> {
    try {
      return await start();
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const resource of this.#resources.splice(0).reverse()) {
      await Promise.resolve(resource[Symbol.asyncDispose]()).catch(() => {});
    }
  }
}
