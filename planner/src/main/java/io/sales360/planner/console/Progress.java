package io.sales360.planner.console;

import java.io.PrintWriter;
import java.util.Locale;

/**
 * Says which stage a run is at, with rows and rows per second. On a terminal the line of the stage
 * at work is rewritten in place; elsewhere each finished stage is one plain line.
 */
public final class Progress {
  private static final String ERASE_LINE = "\r\u001b[2K";
  private static final String[] BAR = {"▁", "▂", "▃", "▄", "▅", "▆", "▇", "█"};

  private final PrintWriter err;
  private final boolean isShown;
  private final boolean isLive;
  private int beats;

  Progress(PrintWriter err, boolean isShown, boolean isLive) {
    this.err = err;
    this.isShown = isShown;
    this.isLive = isLive;
  }

  /** A stage that is done, with the rows it wrote. */
  public void stage(String job, String stage, long rows, double seconds) {
    if (!isShown) {
      return;
    }
    long perSecond = seconds > 0 ? Math.round(rows / seconds) : rows;
    clear();
    err.printf(
        Locale.ROOT,
        "%-14s %-28s %,12d rows %8.1f s %,10d rows/s%n",
        job,
        stage,
        rows,
        seconds,
        perSecond);
    err.flush();
  }

  /** A sign of life while a stage is at work; silent unless on a terminal. */
  public void beat(String what, long elapsedSeconds) {
    if (isLive) {
      err.printf(
          Locale.ROOT, "%s%s %s %d s", ERASE_LINE, BAR[beats++ % BAR.length], what, elapsedSeconds);
      err.flush();
    }
  }

  /** Takes the line at work away, before something else is printed. */
  public void clear() {
    if (isLive) {
      err.print(ERASE_LINE);
      err.flush();
    }
  }
}
