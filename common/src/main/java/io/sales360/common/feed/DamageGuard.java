package io.sales360.common.feed;

import java.io.IOException;

/**
 * Calls into libraries, which throw whatever a damaged file makes them stumble over: that is a
 * refusal of the file, not a failure of the run. Nothing of our own runs inside of it, so that no
 * failure of ours looks like a damaged file.
 *
 * @param format what files of this kind are called
 * @param file path of the file below its depot
 */
record DamageGuard(String format, String file) {

  /** A call into a library. */
  interface Call<T> {
    T get() throws IOException, FileRefusal;
  }

  /**
   * What a library reads.
   *
   * @param rows rows of the file before it, for the message
   * @throws FileRefusal if it fails
   */
  <T> T call(long rows, Call<T> call) throws IOException, FileRefusal {
    try {
      return call.get();
    } catch (InflationException e) {
      throw e;
    } catch (IOException | RuntimeException e) {
      throw damaged(rows, String.valueOf(e.getMessage()));
    }
  }

  /** The refusal of a file that is damaged behind so many rows. */
  FileRefusal damaged(long rows, String why) {
    return new FileRefusal(
        "damaged_file",
        "The file "
            + file
            + " is no whole "
            + format
            + " file, "
            + rows
            + " rows could be read: "
            + why.strip().replaceAll("\\s+", " ")
            + ".\nMaybe its upload was interrupted: get it again; or set the type of its format.");
  }
}
