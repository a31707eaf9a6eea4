package io.backcast.ui.candidates;

/**
 * Told before and after the rows of a table are replaced, to keep what is in sight in its place.
 */
interface RowKeeper {
  RowKeeper NONE =
      new RowKeeper() {
        @Override
        public void before() {}

        @Override
        public void after() {}

        @Override
        public void changed() {}
      };

  /** The rows are about to be replaced, by a sketch or by judged ones. */
  void before();

  /** Others have replaced them. */
  void after();

  /** Rows of a sketch have taken up other designs; the list has not changed for that. */
  void changed();
}
