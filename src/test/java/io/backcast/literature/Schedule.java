package io.backcast.literature;

/** Steps, rows a step and peak learning rate of a one-cycle training. */
record Schedule(int steps, int batch, double rate) {}
