package io.sales360.common.feed;

import java.io.IOException;

/** A file that unpacks to far more than files of sales do. Its message follows the file's name. */
final class InflationException extends IOException {
  InflationException(int maxInflation) {
    super(
        " unpacks to more than "
            + maxInflation
            + " times its size.\n"
            + "Maybe it was made to do harm; if it is right, raise max_inflation in its format.");
  }
}
