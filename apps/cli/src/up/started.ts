// What was started and is to end together, last first: AsyncDisposableStack, which Node 20 has not.

export class Started implements AsyncDisposable {
  readonly #ends: (() => PromiseLike<void> | void)[] = [];

  add<Resource extends AsyncDisposable>(resource: Resource): Resource {
    this.#ends.push(() => resource[Symbol.asyncDispose]());
    return resource;
  }

  /** Runs the start; when it fails, ends what it had started. */
  async whole<Result>(start: () => Promise<Result>): Promise<Result> {
    try {
      return await start();
    } catch (error) {
      await this[Symbol.asyncDispose]();
      throw error;
    }
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const end of this.#ends.splice(0).reverse()) await Promise.resolve(end()).catch(() => {});
  }
}
