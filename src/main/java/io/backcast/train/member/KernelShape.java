package io.backcast.train.member;

/**
 * How a kernel falls with the squared distance s of two designs, in lengths (Rasmussen and Williams
 * 2006, chapter 4).
 */
enum KernelShape {
  /** Matérn's of smoothness 5/2: functions that can be differentiated twice. */
  MATERN {
    @Override
    double value(double s) {
      double r = Math.sqrt(5 * s);
      return (1 + r + r * r / 3) * Math.exp(-r);
    }

    @Override
    double slope(double s) {
      double r = Math.sqrt(5 * s);
      return 5.0 / 3 * (1 + r) * Math.exp(-r);
    }

    @Override
    double unit() {
      return 5;
    }
  },

  /** The Gaussian: functions without any kink, such as a formula's. */
  GAUSSIAN {
    @Override
    double value(double s) {
      return Math.exp(-s / 2);
    }

    @Override
    double slope(double s) {
      return Math.exp(-s / 2);
    }

    @Override
    double unit() {
      return 1;
    }
  };

  /** The kernel at a squared distance. */
  abstract double value(double s);

  /**
   * What the part of the squared distance that one variable has is multiplied by, for the slope of
   * the kernel along the logarithm of that variable's length.
   */
  abstract double slope(double s);

  /** Squared distances are multiplied by this inside the exported graph. */
  abstract double unit();
}
