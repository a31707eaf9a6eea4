package io.backcast.ui.candidates;

/** Told before and after the rows of a table are replaced, to keep what is in sight in its place. */
interface RowKeeper {
  RowKeeper NONE =
      new RowKeeper() {
        @Override
        public void before() {}

        @Override
        public void after() {}
      };

  /** The rows are about to be replaced, by a sketch or by judged ones. */
  void before();

  /** Judged ones have replaced them. */
  void after();
}
