package io.backcast.ui.candidates;

/**
 * Told before and after the rows of a table take up other designs, to show these and to keep what
 * is in sight in its place.
 */
interface RowKeeper {
  RowKeeper NONE =
      new RowKeeper() {
        @Override
        public void before() {}

        @Override
        public void after() {}
      };

  /** The rows are about to take up other designs, of a sketch or judged ones. */
  void before();

  /** They have. */
  void after();
}
