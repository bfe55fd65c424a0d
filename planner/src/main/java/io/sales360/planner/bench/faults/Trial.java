package io.sales360.planner.bench.faults;

/**
 * What became of one disturbed run and the run after it.
 *
 * @param fault what was done
 * @param exitCode of the disturbed run
 * @param wasDisturbed whether the fault came before the run had ended
 * @param intact whether readers then saw one whole publication, the old or the new one
 * @param recovered whether the next run published exactly what an undisturbed one does
 * @param clean whether the next run left nothing of the disturbed one behind
 * @param note what was found, where something is wrong; else empty
 */
public record Trial(
    Fault fault,
    int exitCode,
    boolean wasDisturbed,
    boolean intact,
    boolean recovered,
    boolean clean,
    String note) {
  /** Whether the fault did no harm. */
  public boolean isHarmless() {
    return intact && recovered && clean;
  }
}
